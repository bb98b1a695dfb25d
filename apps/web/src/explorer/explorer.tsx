import { GraphiQL } from 'graphiql';
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { useEffect, useRef, useState } from 'react';

const shelf = 'rayon.explorer.token';

const start = `# Everything Rayon can do, in one API: Ctrl-Space completes, the book on the left describes.
# What needs somebody signed in takes the access token of a session (signInMember gives one), pasted above.

query Stores {
  stores {
    id
    name
    city
  }
}
`;

/** Deep enough for a list of things that may not be null, and no deeper: the gateway takes no deeper question. */
const introspection = getIntrospectionQuery({ typeDepth: 4 });

type Operation = { query: string; variables?: unknown; operationName?: string | null };

/** Tries operations of the gateway out, as the caller whose access token is pasted; the token ends with the tab. */
export const Explorer = () => {
  const [token, setToken] = useState(() => sessionStorage.getItem(shelf) ?? '');
  const latest = useRef(token);

  const keep = (next: string) => {
    const text = next.trim().replace(/^bearer\s+/i, '');
    latest.current = text;
    setToken(text);
    sessionStorage.setItem(shelf, text);
  };
  const [ask] = useState(() => async (operation: Operation) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(latest.current ? { authorization: `Bearer ${latest.current}` } : {}),
      },
      body: JSON.stringify(operation),
    });
    return response.json();
  });

  // Null when nobody is told (a gateway in production): operations run all the same. One that came while an operation
  // runs would throw its answer away, so that nothing is shown before it is known.
  const [schema, setSchema] = useState<GraphQLSchema | null>();
  useEffect(() => {
    ask({ query: introspection }).then(
      ({ data }) => setSchema(data ? buildClientSchema(data) : null),
      () => setSchema(null),
    );
  }, [ask]);

  return (
    <div className="explorer">
      <label className="explorer-token">
        <span>Access token</span>
        <input
          value={token}
          placeholder="none: asked as somebody unknown"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => keep(event.currentTarget.value)}
        />
      </label>
      {schema !== undefined && (
        <GraphiQL fetcher={ask} schema={schema} defaultQuery={start} isHeadersEditorEnabled={false} />
      )}
    </div>
  );
};
