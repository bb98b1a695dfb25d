/** Two changes of one update must not meet at a field: neither by the paths written nor by those they come to. */

import { mongoError } from '../errors';

/** Paths of an update, each to be changed once and none below another. */
export class TouchedPaths {
  private readonly seen = new Map<string, 'whole' | 'part'>();
  /** Whether what follows a path is `$[...]`, which does not go together with a name or a position. */
  private readonly filtered = new Map<string, boolean>();

  /** Adds a path; answers where it meets an earlier one. */
  add(parts: readonly string[]): string | undefined {
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('.');
      const last = length === parts.length;
      if (this.seen.get(prefix) === 'whole' || (last && this.seen.has(prefix))) return prefix;
      this.seen.set(prefix, last ? 'whole' : 'part');
      if (last) continue;
      const filtered = parts[length]?.startsWith('$[') === true;
      if (this.filtered.get(prefix) === !filtered) return prefix;
      this.filtered.set(prefix, filtered);
    }
    return undefined;
  }

  /** The same for a path with every position filled in, while the update runs. Refuses a second change (40). */
  touch(path: string): void {
    const at = this.add(path.split('.'));
    if (at !== undefined) throw mongoError(40, `Update created a conflict at '${at}'`);
  }
}
