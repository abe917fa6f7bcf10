import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findSecretRule } from "../../src/mission-control/src/gate/gate.js";
import { createToken } from "../../src/mission-control/src/tokens.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client, token } from "./support/client.js";
import { envelope, run, task } from "./support/rows.js";
import { tokens } from "./support/tokens.js";

let backend: Backend;
let client: Client;
beforeEach(() => {
  backend = startBackend();
  client = new Client(backend);
});
afterEach(() => vi.unstubAllEnvs());

const [secret = ""] = tokens["github-token"] ?? [];

describe("an id with a secret is refused, and not stored", () => {
  test.each(["instanceId", "sourceIdentity", "runId", "policyId"])("as %s of a batch", async (name) => {
    const { status, body, text } = await client.post(envelope({}, { [name]: secret }));
    expect([status, body.code]).toEqual([400, "SecretRefused"]);
    expect(text).not.toContain(secret);
    expect(await backend.run((ctx) => ctx.db.query("openclawInstances").collect())).toEqual([]);
  });

  test.each([
    ["the source of a run", "/runs", { sourceIdentity: secret, run: run("r") }],
    ["the id of a run", "/runs", { sourceIdentity: "source-1", run: run(secret) }],
    ["an error sample of a run", "/runs", { sourceIdentity: "source-1", run: run("r", { errorSamples: [secret] }) }],
    ["the source of an erasure", "/erase", { instanceId: "", sourceIdentity: secret, what: "runs" }],
  ])("as %s", async (_, path, body) => {
    const reply = await client.post(body, path);
    expect([reply.status, reply.body.code]).toEqual([400, "SecretRefused"]);
    expect(reply.text).not.toContain(secret);
  });

  test.each(["instance", "source"])("as %s of a status request", async (name) => {
    expect((await client.get(`/status?${name}=${secret}`)).body.code).toBe("SecretRefused");
  });
});

describe("the tokens of the deployment", () => {
  test("are refused in a row", async () => {
    const { body } = await client.post(envelope({ tasks: [await task("1", { summary: `set it to ${token} today` })] }));
    expect(body.results?.[0]).toMatchObject({ reason: "SecretRefused", field: "summary", rule: "ingest-token" });
  });

  test("are refused in a row after a rotation too", () => {
    vi.stubEnv("CONVEX_INGEST_TOKEN_PREVIOUS", "the-token-before-this-one");
    expect(findSecretRule("was the-token-before-this-one")).toBe("ingest-token");
  });

  test.each([
    ["in percent encoding", token.replaceAll("-", "%2D")],
    ["with an invisible character", token.slice(0, 5) + "\u200b" + token.slice(5)],
    ["in Base64", btoa(`Bearer ${token}`)],
    ["joined to other text", `x${token}y`],
  ])("are refused %s", (_, text) => {
    expect(findSecretRule(`it is ${text}`)).toBe("ingest-token");
  });

  test("that it has issued for an instance are refused", () => {
    expect(findSecretRule(`token=${createToken()}`)).toBe("ingest-token");
  });
});

test("a rule that the deployment disables does not refuse", () => {
  vi.stubEnv("OPENCLAW_GATE_DISABLED_RULES", "github-token, url-userinfo");
  expect(findSecretRule(secret)).toBeUndefined();
  expect(findSecretRule("postgres://app:Xk29fQ7bLm4z@db.internal/app")).toBeUndefined();
  expect(findSecretRule((tokens["npm-token"] ?? [])[0] ?? "")).toBe("npm-token");
});
