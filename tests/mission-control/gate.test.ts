import { beforeEach, describe, expect, test } from "vitest";
import { findSecretRule } from "../../src/mission-control/src/gate/gate.js";
import { gateRules } from "../../src/mission-control/src/gate/rules.generated.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { tokens } from "./support/tokens.js";
import { envelope, memory, task } from "./support/rows.js";

describe("a gate rule", () => {
  test.each(gateRules.map(({ id }) => id))(
    "%s finds its samples in a sentence, in quotes and at the end of a text",
    (id) => {
      const samples = tokens[id] ?? [];
      expect(samples).not.toEqual([]);
      for (const sample of samples) {
        for (const text of [sample, `use ${sample} now`, `"${sample}"`, `key=${sample}`, `(${sample}).`])
          expect(findSecretRule(text), text).toBe(id);
      }
    },
  );

  test("runs in linear time on adversarial text", () => {
    const hostile = [
      "eyJa-",
      "eyJaaaaaaaaaaaaaaaaaaa.",
      "-----BEGIN ",
      "prod:",
      "A:",
      "SG.aaaaaaaaaaaaaaaa.",
      "sk-ant-",
      "1234567890",
      "xoxb-123456-",
      "ghp_",
    ];
    const start = performance.now();
    for (const part of hostile) findSecretRule(part.repeat(Math.ceil(400_000 / part.length)));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test.each([
  "[REDACTED]",
  "Bearer [REDACTED]",
  "ghp_[REDACTED]",
  "https://hooks.slack.com/services/[REDACTED]",
  "-----BEGIN PRIVATE KEY-----\n[REDACTED]\n-----END PRIVATE KEY-----",
  "postgres://user:[REDACTED]@db/app",
  "~0123456789abcdef",
  "hmac1:k1:" + "0123456789abcdef".repeat(4),
  "0123456789abcdef".repeat(4),
  "3f2b8c1e-9a4d-4e6f-8b7a-1c2d3e4f5a6b",
  "ghp_" + "x".repeat(36),
  "npm_" + "EXAMPLE".repeat(6),
  "xoxb-your-slack-bot-token",
  "sk-learn-compatible-estimator-v2",
  "AKIAISTOOSHORT",
  "-----BEGIN PUBLIC KEY-----\n" + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A".repeat(3),
  "see 12:30 and 123456:AB",
])("%s is not reported as a secret", (text) => {
  expect(findSecretRule(text)).toBeUndefined();
});

describe("a row with a secret", () => {
  let backend: Backend;
  let client: Client;

  beforeEach(() => {
    backend = startBackend();
    client = new Client(backend);
  });

  const [secret = ""] = tokens["github-token"] ?? [];

  test.each(["title", "summary", "priority", "ownerId", "agentId", "redactionReason", "contentHash", "sourceFormat"])(
    "in %s is rejected alone, and the secret is not repeated",
    async (field) => {
      const { status, text, body } = await client.post(
        envelope({ tasks: [await task("1", { [field]: `a ${secret}` }), await task("2")] }),
      );
      expect(status).toBe(200);
      expect(body.results).toEqual([
        { sourceKey: "task:1", status: "Failed", reason: "SecretRefused", field, rule: "github-token" },
        { sourceKey: "task:2", status: "Created" },
      ]);
      expect(text).not.toContain(secret);
      expect(JSON.stringify(await backend.run((ctx) => ctx.db.query("openclawTasks").collect()))).not.toContain(secret);
    },
  );

  test("in its key is rejected, and the key is not repeated", async () => {
    const { text, body } = await client.post(
      envelope({ tasks: [await task(secret)] }, { removed: [`task:x/${secret}`, `nothing ${secret}`] }),
    );
    expect(body.results?.[0]).toEqual({
      sourceKey: "",
      status: "Failed",
      reason: "SecretRefused",
      field: "sourceKey",
      rule: "github-token",
    });
    expect(text).not.toContain(secret);
  });

  test("in a list is rejected", async () => {
    const { text, body } = await client.post(
      envelope({ memoryEntries: [await memory("a", { tags: ["ops", secret] })] }),
    );
    expect(body.results?.[0]).toMatchObject({ reason: "SecretRefused", field: "tags" });
    expect(text).not.toContain(secret);
  });

  test("is accepted once the secret is redacted", async () => {
    const { body } = await client.post(
      envelope({
        tasks: [
          await task("1", {
            summary: "token [REDACTED] was used",
            redactedPaths: ["summary"],
            redactionReason: "source-control-token",
          }),
        ],
      }),
    );
    expect(body.counts).toMatchObject({ created: 1, failed: 0 });
  });
});
