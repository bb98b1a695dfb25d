/** Cycles that snapshot isolation forbids, and those it allows. */

import { type Dependency, dependenciesOf } from './dependencies';
import type { Anomaly, History } from './history';

/** A graph of named nodes whose edges say why. */
class Graph {
  private readonly edges = new Map<string, { to: string; why: string }[]>();

  add(from: string, to: string, why: string): void {
    const list = this.edges.get(from);
    if (list) list.push({ to, why });
    else this.edges.set(from, [{ to, why }]);
  }

  /** The reasons along one cycle; nothing when there is none. Depth first, with its own stack. */
  cycle(): string[] | undefined {
    const state = new Map<string, 'open' | 'done'>();
    for (const root of this.edges.keys()) {
      if (state.has(root)) continue;
      const stack = [{ node: root, why: '', next: 0 }];
      state.set(root, 'open');
      while (stack.length > 0) {
        const top = stack[stack.length - 1] as { node: string; why: string; next: number };
        const edge = this.edges.get(top.node)?.[top.next++];
        if (!edge) {
          state.set(top.node, 'done');
          stack.pop();
          continue;
        }
        const seen = state.get(edge.to);
        if (seen === 'open') {
          const start = stack.findIndex(({ node }) => node === edge.to);
          return [...stack.slice(start + 1).map(({ why }) => why), edge.why];
        }
        if (seen === 'done') continue;
        state.set(edge.to, 'open');
        stack.push({ node: edge.to, why: edge.why, next: 0 });
      }
    }
    return undefined;
  }
}

const describe = ({ kind, from, to, key }: Dependency): string => `T${from} -${kind}(${key})-> T${to}`;
const start = (id: number): string => `start ${id}`;
const commit = (id: number): string => `commit ${id}`;

/**
 * Under snapshot isolation every transaction has a start and a commit on one line of time: a writer before (`ww`)
 * and a version that was read (`wr`) committed before the other's start; whoever wrote the version after the one
 * that was read (`rw`) committed after the reader's start. A cycle among these instants is a violation. What was
 * acknowledged before another began (`real time`) must be in that one's snapshot too.
 */
const instants = (history: History, dependencies: readonly Dependency[]): Graph => {
  const graph = new Graph();
  const committed = history.transactions.filter(({ outcome }) => outcome === 'committed');
  for (const { id } of committed) graph.add(start(id), commit(id), '');
  for (const dependency of dependencies) {
    const { kind, from, to } = dependency;
    if (kind === 'rw') graph.add(start(from), commit(to), describe(dependency));
    else graph.add(commit(from), start(to), describe(dependency));
  }
  addRealTime(graph, committed);
  return graph;
};

const addRealTime = (graph: Graph, committed: History['transactions']): void => {
  const byEnd = [...committed].sort((a, b) => a.ended - b.ended);
  for (const [at, { id }] of byEnd.entries()) {
    graph.add(commit(id), `acknowledged ${at}`, `T${id} was acknowledged`);
    if (at > 0) graph.add(`acknowledged ${at - 1}`, `acknowledged ${at}`, '');
  }
  const byBegin = [...committed].sort((a, b) => a.began - b.began);
  let before = 0;
  for (const { id, began } of byBegin) {
    while (before < byEnd.length && (byEnd[before]?.ended ?? 0) < began) before += 1;
    if (before > 0) graph.add(`acknowledged ${before - 1}`, start(id), `before T${id} began`);
  }
};

const onlyKinds = (
  dependencies: readonly Dependency[],
  kinds: readonly Dependency['kind'][],
): string[] | undefined => {
  const graph = new Graph();
  for (const dependency of dependencies)
    if (kinds.includes(dependency.kind))
      graph.add(String(dependency.from), String(dependency.to), describe(dependency));
  return graph.cycle();
};

const said = (reasons: readonly string[]): string => reasons.filter(Boolean).join('; ');

/** The worst forbidden cycle, if any. */
export const forbiddenCycles = (history: History): Anomaly[] => {
  const dependencies = dependenciesOf(history);
  const writes = onlyKinds(dependencies, ['ww']);
  if (writes) return [{ name: 'G0 write cycle', detail: said(writes) }];
  const flow = onlyKinds(dependencies, ['ww', 'wr']);
  if (flow) return [{ name: 'G1c circular information flow', detail: said(flow) }];
  const snapshot = instants(history, dependencies).cycle();
  if (!snapshot) return [];
  const realTime = snapshot.some((reason) => reason.includes('acknowledged'));
  return [{ name: realTime ? 'stale snapshot' : 'G-single snapshot violation', detail: said(snapshot) }];
};

/** A cycle through several `rw`: write skew (G2-item), which snapshot isolation allows and serializability does not. */
export const writeSkew = (history: History): string | undefined => {
  if (forbiddenCycles(history).length > 0) return undefined;
  const cycle = onlyKinds(dependenciesOf(history), ['ww', 'wr', 'rw']);
  return cycle && said(cycle);
};
