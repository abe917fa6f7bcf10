import { env } from "../env.js";

/**
 * Tells whether the deployment has disabled a rule of the gate, in `OPENCLAW_GATE_DISABLED_RULES`: for a policy of the
 * module that disables it, whose rows the gate would refuse.
 */
export const isDisabled = (rule: string): boolean =>
  (env("OPENCLAW_GATE_DISABLED_RULES") ?? "").split(/[\s,]+/).includes(rule);
