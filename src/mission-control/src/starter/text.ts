const placeholder = "[REDACTED]";
const ellipsis = "…";

// A folder name inside a longer path or URL (example.com/home/page) is not a home folder, hence the look-behind.
const homeFolder =
  /(?<![A-Za-z0-9_.~-])(?:\/(?:home|Users)\/[^\s/\\"'`<>|:;,()[\]{}]+|\/(?:var\/)?root(?![\w.-])|[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/)[^\s/\\"'`<>|:;,()[\]{}]+)/g;

/** Home folders name a person; in stored text they become `~`. */
export const withoutHomes = (text: string): string => text.replace(homeFolder, "~");

/** Cuts text to a length in UTF-16 units, between characters and never inside the placeholder. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = beforePlaceholder(text, characterEnd(text, length - ellipsis.length));
  return text.slice(0, end).trimEnd() + ellipsis;
}

function characterEnd(text: string, limit: number): number {
  let end = 0;
  // What follows the limit decides whether a character ends there; a little of it is enough.
  for (const character of characters(text.slice(0, limit + 64))) {
    if (end + character.length > limit) break;
    end += character.length;
  }
  return end;
}

// Not every runtime has a segmenter; code points keep the text valid at least.
const characters = (text: string): Iterable<string> =>
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment)
    : text;

function beforePlaceholder(text: string, end: number): number {
  const at = text.indexOf(placeholder, Math.max(0, end - placeholder.length + 1));
  return at >= 0 && at < end && at + placeholder.length > end ? at : end;
}
