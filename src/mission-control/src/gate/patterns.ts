import { gatePatterns, type GatePattern } from "./rules.generated.js";

/** A pattern that is ready to be tried at one place. */
export type Pattern = GatePattern & {
  readonly expression: RegExp;
  /** The literal that it begins with; empty if it begins with one of several. */
  readonly literal: string;
};

/** Prepares a pattern: `y` to try it at one place, `g` to search for it. */
export const compile = (pattern: GatePattern, flags: string): Pattern => ({
  ...pattern,
  expression: new RegExp(pattern.source, flags),
  literal: (/^(?:[A-Za-z0-9_-]|\\[./+$])*(?![{?*+])/.exec(pattern.source)?.[0] ?? "").replaceAll("\\", ""),
});
const patterns = gatePatterns.map((pattern) => compile(pattern, "y"));
const patternsByOpening = new Map<string, Pattern[]>();
for (const pattern of patterns) {
  for (const [firsts, seconds] of pattern.openings) {
    for (const first of firsts) {
      for (const second of seconds) {
        const opening = first + second;
        patternsByOpening.set(opening, [...(patternsByOpening.get(opening) ?? []), pattern]);
      }
    }
  }
}

/** The patterns that begin with nearly anything, and are tried at every word. */
export const patternsWithoutOpening = patterns.filter(({ openings }) => openings.length === 0);

/** The patterns that can begin at a place, by its first two characters. */
export const findPatterns = (text: string, at: number): readonly Pattern[] =>
  patternsByOpening.get(text.slice(at, at + 2)) ?? [];
