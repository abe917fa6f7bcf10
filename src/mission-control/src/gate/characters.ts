const isHex = (text: string): boolean => /^[0-9a-fA-F]+$/.test(text);

/** Tells whether the character at a place is a letter or a digit of ASCII. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The characters that can join the parts of one token, besides letters and digits. */
const joins = new Set("_-+/.:|=~%,$^#!");

/** Tells whether the character at a place can be inside a token. */
export const isJoinedAt = (text: string, at: number): boolean => isWordAt(text, at) || joins.has(text.charAt(at));

/**
 * Tells whether an escape ends just before a place: `\n`, `\x22` or `\u0022` written out, `%3D`, or the color of a
 * terminal. A token can begin there although a letter or a digit comes before it.
 */
export function endsEscape(text: string, at: number): boolean {
  const before = (count: number) => (at >= count ? text.charAt(at - count) : "");
  if (before(2) === "\\") return "nrtbfvae0".includes(before(1));
  if (before(3) === "%") return isHex(text.slice(at - 2, at));
  if (before(4) === "\\") return before(3) === "x" && isHex(text.slice(at - 2, at));
  if (before(6) === "\\" && before(5) === "u") return isHex(text.slice(at - 4, at));
  return before(1) === "m" && terminalColor.test(text.slice(Math.max(0, at - 16), at));
}

// ESC [ 1 ; 31 m, where ESC is the character itself, \e, or the end of \u001b, \x1B and \033.
// eslint-disable-next-line no-control-regex
const terminalColor = /(?:[\u001bbB3]|\\[eE])\[[0-9;]{0,12}m$/;
