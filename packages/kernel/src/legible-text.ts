/** Control and private characters, halves of a character, and those that change the direction of what follows. */
const deceiving = /[\p{Cc}\p{Co}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/u;
/** Something a reader sees. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Whether a text can be shown to people as it is: something of it is visible, and nothing in it controls a screen
 * or turns the text around. One line, unless `lines` lets it have several.
 */
export const isLegible = (text: string, { lines = false } = {}): boolean =>
  visible.test(text) && !deceiving.test(lines ? text.replace(/\r?\n/g, ' ') : text);
