import { isJoinedAt, isWordAt } from "./characters.js";
import { isDisabled } from "./disabled.js";
import { findPatterns, type Pattern } from "./patterns.js";
import { countDigits, isFilled, isRandom } from "./randomness.js";

// Where a line ends, plain or written out, after the backslash that continues it; or a mark that Markdown escapes.
const breaks = /\\*\r?\n|\\+(?:r\\+)?n|\\_/g;
// What the next line can begin with: indentation, and the marks of quotes and tables.
const indentation = /[ \t>|]{0,40}/y;
const maxLookBack = 160;
const maxLength = 1024;

/** Finds a token that is broken across lines; undefined if there is none. */
export function findWrappedToken(text: string): string | undefined {
  for (const { index: wrap } of text.matchAll(breaks)) {
    if (wrap === 0 || !isJoinedAt(text, wrap - 1) || ".,:".includes(text.charAt(wrap - 1))) continue;
    let from = wrap;
    while (from > Math.max(0, wrap - maxLookBack) && isJoinedAt(text, from - 1)) from--;
    for (let at = from; at < wrap - 2; at++) {
      if (at > from && isWordAt(text, at - 1)) continue;
      const patterns = findPatterns(text, at).filter(({ literal, lead }) => literal.length >= 2 && lead >= 3);
      const rule = patterns.length === 0 ? undefined : tryPatterns(patterns, text, at, wrap);
      if (rule !== undefined) return rule;
    }
  }
  return undefined;
}

function tryPatterns(patterns: readonly Pattern[], text: string, start: number, wrap: number): string | undefined {
  const { joined, origins } = join(text, start);
  for (const { id, expression, lead } of patterns) {
    expression.lastIndex = 0;
    const length = expression.exec(joined)?.[0].length ?? 0;
    if (length <= wrap - start || isDisabled(id)) continue;
    const body = joined.slice(lead, length);
    const after = (origins[length - 1] ?? 0) + 1;
    const endsLine = !isJoinedAt(text, after) || ".,:".includes(text.charAt(after));
    // If the first line is a whole token, a plain word after it is not part of it.
    expression.lastIndex = 0;
    const isWhole = expression.exec(joined.slice(0, wrap - start))?.[0].length === wrap - start;
    const isOtherText = isWhole && countDigits(joined.slice(wrap - start, length)) === 0;
    if (!isFilled(body) && isRandom(body) && endsLine && !isOtherText) return id;
  }
  return undefined;
}

// The text from a place on without its breaks, as far as each line is a piece of a token, and where each character was.
function join(text: string, start: number): { joined: string; origins: number[] } {
  const origins: number[] = [];
  let joined = "";
  for (let at = start; at < text.length && joined.length < maxLength;) {
    if (isJoinedAt(text, at)) {
      joined += text.charAt(at);
      origins.push(at++);
      continue;
    }
    const next = skipBreak(text, at);
    // Another text begins after the dashes that end the first line of a PEM block.
    if (next === undefined || joined.endsWith("-----")) break;
    at = next;
  }
  return { joined, origins };
}

const breakAt = new RegExp(breaks.source, "y");
const piece = /[A-Za-z0-9_+/.:|=~%,$^#!-]{4,}/y;

function skipBreak(text: string, at: number): number | undefined {
  breakAt.lastIndex = at;
  const found = breakAt.exec(text)?.[0];
  if (found === undefined) return undefined;
  if (found === "\\_") return at + 1;
  indentation.lastIndex = at + found.length;
  const next = at + found.length + (indentation.exec(text)?.[0].length ?? 0);
  piece.lastIndex = next;
  const line = piece.exec(text)?.[0] ?? "";
  const ends = /^(?:$|[\n\r\\"'`,;)])/.test(text.charAt(next + line.length));
  const isPiece =
    ends && /^[^-+=:|]/.test(line) && /[A-Za-z]/.test(line) && /[0-9]/.test(line) && !line.includes("://");
  return isPiece ? next : undefined;
}
