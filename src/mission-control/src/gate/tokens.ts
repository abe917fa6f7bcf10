import { endsEscape, isJoinedAt, isWordAt } from "./characters.js";
import { isDisabled } from "./disabled.js";
import { countDigits, isFilled, isRandom } from "./randomness.js";
import { compile, findPatterns, patternsWithoutOpening, type Pattern } from "./patterns.js";
import { gatePatterns } from "./rules.generated.js";
import { findWrappedToken } from "./wrapped.js";

// Tokens have such a run. Most texts have none, and nothing else is done for them.
const longRun = /[A-Za-z0-9_-]{16,}/g;
// Part of a token can be before its run, joined by marks, as in `prod:name|…`.
const maxLookBack = 48;
// The work allowed in a run. Only text made to exhaust the gate needs more, and the module redacts it.
const maxStepsPerCharacter = 64;
const baseSteps = 4096;
// A run that is shorter has no token that is known by a mark inside it.
const minMarkedLength = 20;
// How soon after a token a note that it is public begins.
const maxNote = 24;

// Links whose secret part follows a character that does not join tokens. They are searched for by their host.
const linkPatterns = gatePatterns
  .filter(({ source }) => /^\(\?<before>.*[/=]\)/.test(source))
  .map((pattern) => compile(pattern, "g"));
const linkHint = /hook|calendar|gitlab_session|private-|\.com|\.cn/;

/** The rule by which text is refused that is made to exhaust the gate. */
const exhausting = "exhausting-text";

/** Finds a token of a known shape; undefined if there is none. `onRun` gets the runs that are none. */
export function findToken(text: string, onRun: (start: number, end: number) => string | undefined): string | undefined {
  let readTo = 0;
  for (const { 0: run, index: start } of text.matchAll(longRun)) {
    const end = start + run.length;
    if (!/[0-9A-Z]/.test(run)) continue;
    if (end <= readTo || !isCandidate(text, start, end)) continue;
    const rule =
      readRun(text, moveToFront(text, Math.max(readTo, start - maxLookBack), start), end) ?? onRun(start, end);
    if (rule !== undefined) return rule;
    readTo = end;
  }
  return (linkHint.test(text) ? findLink(text) : undefined) ?? findWrappedToken(text);
}

// Most long runs are names in camel case and UUIDs. Tokens have digits, or a prefix that ends in a mark.
function isCandidate(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  const isJoined = start > 0 && ".:|".includes(text.charAt(start - 1));
  if (!isJoined && run.length < 40 && /^.[^a-z]*[a-z]/.test(run) && !/[0-9_-]/.test(run)) return false;
  if (!isJoined && /^[0-9a-f]+$/.test(run) && (end === text.length || "\"`) \n'\\".includes(text.charAt(end))))
    return false;
  const isUuid = run.length === 36 && /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(run);
  return !isUuid || text.charAt(start - 1) === ".";
}

function moveToFront(text: string, floor: number, start: number): number {
  while (start > floor && isJoinedAt(text, start - 1)) start--;
  return start;
}

// The part of a text in which tokens are tried, and how much work is left for it.
type Run = { readonly from: number; readonly end: number; steps: number };

// Goes from word to word: a token begins only where a word does, or after an escape.
function readRun(text: string, from: number, end: number): string | undefined {
  const run = { from, end, steps: baseSteps + maxStepsPerCharacter * (end - from) };
  let escaped = findEscapedStart(text, from);
  let at = from > 0 && from !== escaped && isWordAt(text, from - 1) ? findWordEnd(text, from, end) : from;
  while (at < end - 1) {
    if (text.charAt(at) === "%") escaped = at + 3;
    const rule = matchAt(text, at, run) ?? (isFlagAt(text, at) ? matchAfterFlag(text, at + 1, run) : undefined);
    if (rule !== undefined) return rule;
    if (run.steps < 0) return exhausting;
    const wordEnd = findWordEnd(text, at, end);
    at = Math.max(at + 1, at < escaped && escaped < wordEnd ? escaped : wordEnd);
  }
  return undefined;
}

function findWordEnd(text: string, at: number, end: number): number {
  while (at < end && isWordAt(text, at)) at++;
  return at;
}

// The run may begin with the letters of an escape, as in `\nghp_…` and `\u003dghp_…`. -1 if it does not.
function findEscapedStart(text: string, from: number): number {
  for (let at = from + 1; at < Math.min(text.length, from + 6); at++) if (endsEscape(text, at)) return at;
  return from > 0 && endsEscape(text, from) ? from : -1;
}

function matchAt(text: string, at: number, run: Run): string | undefined {
  for (const pattern of findPatterns(text, at)) {
    const rule = tryPattern(pattern, text, at);
    if (rule !== undefined) return rule;
    // A shape can read to the end of the run before it fails.
    run.steps -= pattern.literal !== "" && text.startsWith(pattern.literal, at) ? run.end - at : 1;
  }
  if (run.end - run.from < minMarkedLength) return undefined;
  for (const pattern of patternsWithoutOpening) {
    const rule = tryPattern(pattern, text, at);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

// A value can be joined to the letter of its option, as in `-pghp_…`. Only tokens that begin like nothing else are.
const isFlagAt = (text: string, at: number): boolean =>
  text.charAt(at - 1) === "-" && isWordAt(text, at) && (at < 2 || /[\s"'`=[(]/.test(text.charAt(at - 2)));

const isDistinct = ({ lead, flags }: Pattern): boolean => lead >= 4 && !flags.includes("r");

function matchAfterFlag(text: string, at: number, run: Run): string | undefined {
  const distinct = findPatterns(text, at).filter(isDistinct);
  run.steps -= distinct.length;
  return distinct.map((pattern) => tryPattern(pattern, text, at)).find((rule) => rule !== undefined);
}

function tryPattern(pattern: Pattern, text: string, at: number): string | undefined {
  pattern.expression.lastIndex = at;
  const match = pattern.expression.exec(text);
  return match && isToken(pattern, text, match) ? pattern.id : undefined;
}

function findLink(text: string): string | undefined {
  for (const pattern of linkPatterns) {
    for (const match of text.matchAll(pattern.expression)) {
      if (startsWord(text, match.index) && isToken(pattern, text, match)) return pattern.id;
    }
  }
  return undefined;
}

const startsWord = (text: string, at: number): boolean => at === 0 || !isWordAt(text, at - 1) || endsEscape(text, at);

function isToken({ id, flags, lead }: Pattern, text: string, match: RegExpExecArray): boolean {
  const [token] = match;
  const bodyStart = Math.min(Math.max(lead, match.groups?.before?.length ?? 0), token.length - 1);
  const isReal = flags.includes("e") || isRealBody(token.slice(bodyStart), flags);
  const end = match.index + token.length;
  return (
    isReal &&
    !isDisabled(id) &&
    !(flags.includes("p") && (isPublic(token) || isSaidPublic(text.slice(end, end + maxNote)))) &&
    !(flags.includes("h") && isTailOrDigest(text, match.index))
  );
}

function isRealBody(body: string, flags: string): boolean {
  if (flags.includes("d") && countDigits(body) < 2) return false;
  return !isFilled(body) && (!flags.includes("r") || isRandom(body));
}

// The type of an SSH key, and the ids that the documentation of AWS shows in place of a real one.
const isPublic = (token: string): boolean =>
  /^sk-(?:ssh|ecdsa)-/.test(token) || (token.length === 20 && /^A[A-Z0-9]*EXAMPLE$/.test(token));

const isSaidPublic = (rest: string): boolean => /^[`"'*_ ,;–—-]*[([]?(?:public|is public)/i.test(rest);

// The rest of a longer run of Base64, or a hash after its name.
const isTailOrDigest = (text: string, at: number): boolean =>
  (/[A-Za-z0-9_+/]/.test(text.charAt(at - 1)) && !endsEscape(text, at)) ||
  /(?:^|[^A-Za-z0-9])(?:sha[A-Za-z0-9]{0,9}|md5[A-Za-z0-9]{0,9}|blake[A-Za-z0-9]{0,7}|h1|integrity)[:\-= ("_/]{0,3}$/i.test(
    text.slice(Math.max(0, at - 24), at),
  );
