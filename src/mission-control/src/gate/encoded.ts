import { lookAlikes } from "./rules.generated.js";

const minEncoded = 20;
// So many of the first bytes have to be text, or the run is not encoded text.
const headLength = 12;

const plainByLookAlike = new Map<string, string>();
for (let index = 0; index < lookAlikes.length; index += 2) {
  plainByLookAlike.set(lookAlikes.charAt(index), lookAlikes.charAt(index + 1));
}

// eslint-disable-next-line no-control-regex
const hint = /[^\u0000-\u007f]|\\+u[0-9a-fA-F]{4}|&#|&quot;|%[2-7][0-9a-fA-F]/;
const invisible =
  // eslint-disable-next-line no-misleading-character-class
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]|(?<=[!-~])[\u0300-\u036f]/gu;

/**
 * The text as a reader sees it: escapes, entities and percent signs decoded, invisible characters left out, look-alikes
 * replaced by the letters that they look like. Undefined if it has nothing of the kind.
 */
export function project(text: string): string | undefined {
  if (!hint.test(text)) return undefined;
  const projected = text
    .replace(/\\+u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,6}));/gi, (entity: string, hex?: string, decimal?: string) =>
      toAscii(hex === undefined ? parseInt(decimal ?? "", 10) : parseInt(hex, 16), entity),
    )
    .replaceAll("&quot;", '"')
    .replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(invisible, "")
    .replace(/[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu, (letter) => letter.normalize("NFKC"))
    .replace(/[^\u0000-\u007f]/g, (letter) => plainByLookAlike.get(letter) ?? letter); // eslint-disable-line no-control-regex
  return projected === text ? undefined : projected;
}

const toAscii = (code: number, entity: string): string => (code > 0 && code < 128 ? String.fromCharCode(code) : entity);

/** The text that the Base64 around a run of token characters holds; undefined if it is not encoded text. */
export function decodeBase64(text: string, start: number, end: number): string | undefined {
  const isBase64 = (at: number) => /[A-Za-z0-9+/_-]/.test(text.charAt(at));
  while (start > 0 && isBase64(start - 1)) start--;
  while (end < text.length && isBase64(end)) end++;
  const run = text.slice(start, end);
  // Encoded text starts with a whole group of four characters, unless a path or a name is joined to its front.
  return decode(run) ?? (run.includes("/") ? decode(run.slice(run.indexOf("/") + 1)) : undefined);
}

function decode(run: string): string | undefined {
  if (run.length < minEncoded || !isText(toBytes(run.slice(0, (headLength / 3) * 4)))) return undefined;
  return toBytes(run.length % 4 === 1 ? run.slice(0, -1) : run);
}

const toBytes = (run: string): string => atob(run.replaceAll("-", "+").replaceAll("_", "/"));

const isText = (head: string): boolean => /^[\t\n\r -~]+$/.test(head);
