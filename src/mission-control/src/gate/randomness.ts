import { commonPairs } from "./rules.generated.js";

// These decide as the classes of the same names of the C# detector do. If the two disagreed, the gate could reject what
// the module considers clean.

const maxMeasured = 256;
const maxShownOfExample = 24;
const common = new Set(commonPairs.split(" "));

/** Tells whether letters and digits are mixed, varied, and unlike words. */
export function isRandom(text: string): boolean {
  const shape = measure(text);
  if (shape.lower + shape.upper === 0) return false;
  if (shape.digits === 0 && !(shape.lower >= 4 && shape.upper >= 4)) return false;
  // Sixteen different digits cannot vary as much.
  const isLongHex = text.length >= 32 && /^[0-9a-fA-F]*$/.test(text.slice(lastMark(text) + 1));
  const minEntropy = Math.min(isLongHex ? 3.1 : 3.6, 0.72 * Math.log2(Math.min(text.length, 64)));
  return entropy(text) >= minEntropy && !isWordy(text) && !isNumbered(text, shape.marks);
}

/** Tells whether the body of a token is filler, such as `xxxxxxxx`, or says that it is an example. */
export const isFilled = (body: string): boolean =>
  (distinct(body) <= Math.min(5, Math.floor(body.length / 3)) && /[xX*0.\-_#]/.test(body)) || isExample(body);

/** How many digits the text has. */
export const countDigits = (text: string): number => measure(text).digits;

// With enough random text beside the word it is a token all the same.
function isExample(body: string): boolean {
  const mark = body.search(/example|xxxxxx|\*{6}|your_|your-|placeholder|redacted|00000000/i);
  if (mark < 0) return false;
  const isToken = (part: string) => part.length >= maxShownOfExample && isRandom(part);
  return !isToken(body.slice(0, mark)) && !isToken(body.slice(mark));
}

const lastMark = (text: string): number => Math.max(text.lastIndexOf("-"), text.lastIndexOf("_"));

function measure(text: string) {
  const shape = { lower: 0, upper: 0, digits: 0, marks: 0 };
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 97 && code <= 122) shape.lower++;
    else if (code >= 65 && code <= 90) shape.upper++;
    else if (code >= 48 && code <= 57) shape.digits++;
    else shape.marks++;
  }
  return shape;
}

const distinct = (text: string): number => new Set(Array.from(text, (character) => character.charCodeAt(0) & 127)).size;

function entropy(text: string): number {
  const length = Math.min(text.length, maxMeasured);
  const counts = new Array<number>(128).fill(0);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index) & 127;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  let bits = 0;
  for (const count of counts) if (count > 1) bits += count * Math.log2(count);
  return length === 0 ? 0 : Math.log2(length) - bits / length;
}

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

// Whether the pairs of letters are those of words, or there are almost none.
function isWordy(text: string): boolean {
  let pairs = 0;
  let commonPairCount = 0;
  for (let index = 1; index < text.length; index++) {
    const [first, second] = [text.charCodeAt(index - 1), text.charCodeAt(index)];
    const isPair = isLower(first | 0x20) && isLower(second | 0x20);
    if (!isPair || (isLower(first) && isUpper(second))) continue;
    pairs++;
    if (common.has(text.slice(index - 1, index + 1).toLowerCase())) commonPairCount++;
  }
  return pairs * 3 >= text.length && commonPairCount * 100 >= pairs * 68;
}

// Words and numbers joined by marks, as in `v2-release-2024-03`: no longer part has both letters and digits.
const isNumbered = (text: string, marks: number): boolean =>
  marks > 0 &&
  !text.split(/[^A-Za-z0-9]/).some((part) => part.length >= 5 && /[A-Za-z]/.test(part) && /[0-9]/.test(part));
