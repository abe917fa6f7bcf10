import { isDisabled } from "./disabled.js";
import { isRandom } from "./randomness.js";

// Secrets that are known by what is around them: private keys, and the password of a connection string.

const beginLine =
  /-----BEGIN [^-\n\r]{0,60}PRIVATE[^-\n\r]{0,20}-----|---- BEGIN SSH2 [^-\n\r]{0,40}PRIVATE KEY ----/gi;
// The end of a key whose beginning was cut off: more than one line of Base64 before it.
const cutKey =
  /[A-Za-z0-9+/]{48,}(?:\\[rn]|[\s>"'+,]){1,64}[A-Za-z0-9+/]{4,}=*(?:\\[rn]|[\s>"'+,]){1,64}-----END [A-Z ]{0,40}PRIVATE KEY/;
const puttyKey = /PuTTY-User-Key-File-[^]{0,8192}?Private-Lines:[^]{0,64}?[A-Za-z0-9+/]{32,}/;
// Between the lines of a key: line ends, escaped or not, with what quotes or continues them, and comments.
const gap = /(?:\\+[nrt]|\\+|[\s>"'+,|]|[#*;](?=[ \t]*[A-Za-z0-9+/]{24})|<br ?\/?>)*/y;
const comment = /[#*;][^\n\\]{0,200}/y;
const header = /[A-Za-z0-9+/=]*[:-](?!----END)[^\n\\]{0,200}/y;
const base64 = /[A-Za-z0-9+/=]+/y;
const minBodyLength = 16;
const minLineLength = 24;

/** Finds a private key or the password of a connection string; undefined if there is none. */
export function findStructure(text: string): string | undefined {
  const rule = findAny(text);
  return rule !== undefined && isDisabled(rule) ? undefined : rule;
}

function findAny(text: string): string | undefined {
  if (text.includes("-----") || text.includes("---- BEGIN")) {
    for (const match of text.matchAll(beginLine)) {
      if (hasKeyBody(text, match.index + match[0].length)) return "private-key";
    }
    if (text.includes("-----END ") && cutKey.test(text)) return "private-key";
  }
  if (text.includes("PuTTY-User-Key-File-") && puttyKey.test(text)) return "private-key";
  if (text.includes("://") && hasPassword(text)) return "url-userinfo";
  return hasCredential(text) ? "authorization-header" : undefined;
}

// The first line may be short, because it can be cut. Unlike a word it has a digit, a mark or mixed case.
function hasKeyBody(text: string, at: number): boolean {
  for (let lines = 0; lines < 64; lines++) {
    at = skip(gap, text, at);
    const next = Math.max(skip(comment, text, at), skip(header, text, at));
    if (next > at) {
      at = next;
      continue;
    }
    const end = skip(base64, text, at);
    const line = text.slice(at, end);
    if (line === "") return false;
    return (
      line.length >= minLineLength || (line.length >= minBodyLength && /[0-9+/=]/.test(line) && /[A-Za-z]/.test(line))
    );
  }
  return false;
}

function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return at + (expression.exec(text)?.[0].length ?? 0);
}

const authorization =
  /authorization["'`\\]*[:=][ \t"'`\\]*(?:bearer|token)[ \t]+["'`\\]*([A-Za-z0-9_~+/=-]{24,500})(?![A-Za-z0-9_~+/=.…{}$<>()[\]-])/gi;

// What follows the scheme is a credential; only what could be a word or an example is left.
function hasCredential(text: string): boolean {
  for (const { 1: credential = "" } of text.matchAll(authorization)) {
    if (isRandom(credential) && !noPassword.test(credential)) return true;
  }
  return false;
}

const userInfo = /:\/\/[^\s"'`<>:/?@，。]{0,200}:([^\s"'`<>:/?@#${}()[\]|，。]{8,200})@[A-Za-z0-9[_-]/g;
const noPassword =
  /example|xxxx|\*\*\*|your|placeholder|redacted|change|insert|replace|dummy|todo|fixme|\.\.|omitted|masked|hidden|not[-_]set|unset|here|a-z|%/i;

// What has two digits and a letter is no word that stands for a password.
function hasPassword(text: string): boolean {
  for (const { 1: password = "" } of text.matchAll(userInfo)) {
    const isElided = password.endsWith(".") || password.endsWith("…");
    if (/[0-9].*[0-9]/.test(password) && /[A-Za-z]/.test(password) && !noPassword.test(password) && !isElided)
      return true;
  }
  return false;
}
