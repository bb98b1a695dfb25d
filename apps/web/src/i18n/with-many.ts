/** Texts of a language, in groups of groups. */
type Group = { readonly [key: string]: string | Group };

/**
 * The same texts with a form for "many" beside each one for "other": French has one of its own from a million on, which
 * differs in a word that no text here has ("un million de clients").
 */
export const withMany = <Texts extends Group>(texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]): [string, string | Group][] => {
      if (typeof text !== 'string') return [[key, withMany(text)]];
      return key.endsWith('_other')
        ? [
            [key, text],
            [key.replace(/other$/, 'many'), text],
          ]
        : [[key, text]];
    }),
  ) as Texts;
