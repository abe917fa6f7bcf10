const placeholder = "[REDACTED]";
const ellipsis = "…";

// The look-behind keeps a folder name inside a longer path or URL, such as example.com/home/page, from matching.
const homeFolder =
  /(?<![A-Za-z0-9_.~-])(?:\/(?:home|Users)\/[^\s/\\"'`<>|:;,()[\]{}]+|\/(?:var\/)?root(?![\w.-])|[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/)[^\s/\\"'`<>|:;,()[\]{}]+)/g;

/** Replaces paths of home folders by `~`, because they contain the name of a person. */
export const replaceHomeFolders = (text: string): string => text.replace(homeFolder, "~");

/**
 * Truncates a text and appends an ellipsis. Neither a grapheme nor the placeholder `[REDACTED]` is split.
 *
 * @param maxLength The maximum length of the result, in UTF-16 code units.
 */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = moveBeforePlaceholder(text, findGraphemeEnd(text, maxLength - ellipsis.length));
  return text.slice(0, end).trimEnd() + ellipsis;
}

function findGraphemeEnd(text: string, limit: number): number {
  let end = 0;
  // Whether a grapheme ends at the limit depends on the text after it. A few code units of it are enough.
  for (const grapheme of splitGraphemes(text.slice(0, limit + 64))) {
    if (end + grapheme.length > limit) break;
    end += grapheme.length;
  }
  return end;
}

// Without Intl.Segmenter the text is split into code points, which at least keeps surrogate pairs together.
const splitGraphemes = (text: string): Iterable<string> =>
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment)
    : text;

function moveBeforePlaceholder(text: string, end: number): number {
  const start = text.indexOf(placeholder, Math.max(0, end - placeholder.length + 1));
  return start >= 0 && start < end && start + placeholder.length > end ? start : end;
}
