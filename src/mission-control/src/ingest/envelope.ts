import { limits } from "../limits.js";
import { isInstanceId } from "../rows/instance.js";
import { kinds, dataFieldByKind, type Kind } from "../rows/kinds.js";
import { isObject } from "../rows/shape.js";
import { tooLarge } from "./body.js";
import { RequestError } from "./reply.js";

/** One thing a request asks for, before it is checked. */
export type Asked = { kind: Kind | "removed" | "erased"; value: unknown };

export type Envelope = { version: 1 | 2; instanceId: string; sourceIdentity?: string; runId?: string; asked: Asked[] };

const idPattern = /^[A-Za-z0-9._:-]{1,128}$/;

export const isId = (value: unknown): value is string => typeof value === "string" && idPattern.test(value);

/** Reads an envelope of either version; what is wrong with it as a whole ends the request. */
export function readEnvelope(body: Record<string, unknown>): Envelope {
  const version = body.schemaVersion;
  if (typeof version !== "number") throw malformed("schemaVersion");
  if (version === 1) return { version, instanceId: "", asked: asked(body) };
  if (version !== 2) throw new RequestError("SchemaNotUnderstood", "This endpoint understands schemaVersion 1 and 2.");

  const { source, pulledAt, runId, instanceId, sourceIdentity, batch, policyId } = body;
  if (source !== "openclaw") throw malformed("source");
  if (typeof pulledAt !== "string" || Number.isNaN(Date.parse(pulledAt))) throw malformed("pulledAt");
  if (!isId(runId)) throw malformed("runId");
  if (!isInstanceId(instanceId)) throw malformed("instanceId");
  if (!isId(sourceIdentity)) throw malformed("sourceIdentity");
  if (!Number.isSafeInteger(batch)) throw malformed("batch");
  if (!isId(policyId)) throw malformed("policyId");

  const all = [...asked(body), ...keys(body, "removed"), ...keys(body, "erased")];
  if (all.length > limits.maxRecords) throw tooLarge();
  return { version, instanceId, sourceIdentity, runId, asked: all };
}

function asked(body: Record<string, unknown>): Asked[] {
  const data = body.data;
  if (!isObject(data)) throw malformed("data");
  return kinds.flatMap((kind) =>
    list(data[dataFieldByKind[kind]], dataFieldByKind[kind]).map((value): Asked => ({ kind, value })),
  );
}

const keys = (body: Record<string, unknown>, kind: "removed" | "erased"): Asked[] =>
  list(body[kind], kind).map((value) => ({ kind, value }));

function list(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(name);
  return value;
}

export const malformed = (field: string): RequestError =>
  new RequestError("Malformed", `'${field}' is missing or not what it should be.`);
