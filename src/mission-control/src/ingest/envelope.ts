import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { dataFieldByKind, kinds, type Kind } from "../rows/kinds.js";
import { isObject } from "../rows/shape.js";
import { malformed, refuseSecrets, RequestError, tooLarge } from "./errors.js";

/** One row to write, or one source key to remove or erase, before any validation. */
export type EnvelopeItem = { kind: Kind | "removed" | "erased"; value: unknown };

/**
 * A parsed request. Version 2 is the module's envelope. Version 1 is that of the starter script, which has no run and
 * no source identity and always writes to the unnamed instance.
 */
export type Envelope = {
  version: 1 | 2;
  instanceId: string;
  sourceIdentity?: string;
  runId?: string;
  /** In the order of the reply: tasks, cron jobs, memory entries, removed keys, erased keys. */
  items: EnvelopeItem[];
};

const idPattern = /^[A-Za-z0-9._:-]{1,128}$/;

/** Tells whether a value can be the id of a run, a source or a policy. */
export const isId = (value: unknown): value is string => typeof value === "string" && idPattern.test(value);

/**
 * Parses an envelope of either version. Only the envelope itself is validated here; its items are validated one by one
 * later, so that an invalid one does not fail the others.
 *
 * @throws RequestError `Malformed`, `SchemaNotUnderstood` or `TooLarge`.
 */
export function parseEnvelope(body: Record<string, unknown>): Envelope {
  const version = body.schemaVersion;
  if (typeof version !== "number") throw malformed("schemaVersion");
  if (version === 1) {
    const items = readRows(body);
    if (items.length > limits.maxStarterItems) throw tooLarge(limits.maxStarterItems);
    return { version, instanceId: "", items };
  }
  if (version !== 2) throw new RequestError("SchemaNotUnderstood", "This endpoint supports schemaVersion 1 and 2.");

  const { source, pulledAt, runId, instanceId, sourceIdentity, batch, policyId } = body;
  if (source !== "openclaw") throw malformed("source");
  if (typeof pulledAt !== "string" || Number.isNaN(Date.parse(pulledAt))) throw malformed("pulledAt");
  if (!isId(runId)) throw malformed("runId");
  if (!isInstanceId(instanceId)) throw malformed("instanceId");
  if (!isId(sourceIdentity)) throw malformed("sourceIdentity");
  if (!Number.isSafeInteger(batch)) throw malformed("batch");
  if (!isId(policyId)) throw malformed("policyId");

  refuseSecrets({ runId, instanceId, sourceIdentity, policyId });
  const items = [...readRows(body), ...readKeys(body, "removed"), ...readKeys(body, "erased")];
  if (items.length > limits.maxRecords) throw tooLarge();
  return { version, instanceId, sourceIdentity, runId, items };
}

function readRows(body: Record<string, unknown>): EnvelopeItem[] {
  const data = body.data;
  if (!isObject(data)) throw malformed("data");
  return kinds.flatMap((kind) => {
    const field = dataFieldByKind[kind];
    return readList(data[field], field).map((value): EnvelopeItem => ({ kind, value }));
  });
}

const readKeys = (body: Record<string, unknown>, kind: "removed" | "erased"): EnvelopeItem[] =>
  readList(body[kind], kind).map((value) => ({ kind, value }));

function readList(value: unknown, field: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(field);
  return value;
}
