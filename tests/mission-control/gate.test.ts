import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { findSecretRule } from "../../src/mission-control/src/gate/gate.js";
import { startBackend, type Backend } from "./support/backend.js";
import { Client } from "./support/client.js";
import { tokens } from "./support/tokens.js";
import { envelope, memory, task } from "./support/rows.js";

type Vectors = { refused: { rule: string; text: string }[]; accepted: string[] };
const vectors = JSON.parse(readFileSync(new URL("../fixtures/gate-vectors.json", import.meta.url), "utf8")) as Vectors;
// The file has every text backwards, so that no scanner of source code takes a sample for a secret.
const forwards = (text: string) => text.split("").reverse().join("");

describe("the vectors that the C# tests assert against the detector", () => {
  test("are refused where the detector finds a token", () => {
    const missed = vectors.refused.filter(({ text }) => findSecretRule(forwards(text)) === undefined);
    expect(missed.map(({ rule, text }) => `${rule}: ${forwards(text)}`)).toEqual([]);
  });

  test("are accepted once they are redacted", () => {
    const refused = vectors.accepted.filter((text) => findSecretRule(forwards(text)) !== undefined);
    expect(refused.map(forwards)).toEqual([]);
  });
});

describe("a token is found", () => {
  const places: [string, (token: string) => string][] = [
    ["in a sentence", (token) => `use ${token} now`],
    ["in quotes", (token) => `"${token}"`],
    ["after a name", (token) => `key=${token}`],
    ["in brackets", (token) => `(${token}).`],
    ["beside line ends written out", (token) => `a\\n${token}\\nb`],
    ["beside tabs written out", (token) => `a\\t${token}\\tb`],
    ["in color", (token) => `\u001b[1;31m${token}\u001b[0m`],
    ["in color written out", (token) => `\\x1b[31m${token}\\u001b[0m`],
    ["after a space in percent encoding", (token) => `Bearer%20${token}`],
    ["after an equals sign in percent encoding", (token) => `token%3D${token}%26x`],
    ["after an escaped quote", (token) => `\\u0022${token}\\u0022`],
    ["between underscores", (token) => `__${token}__`],
    ["after a name and an underscore", (token) => `NAME_${token}`],
    ["after a dash", (token) => `name-${token}`],
    ["in a path", (token) => `https://host/${token}/x`],
    ["before an equals sign", (token) => `${token}=`],
    ["before a scope", (token) => `id=${token}/20261128/region`],
    ["after a letter that is not of ASCII", (token) => `令牌${token} é${token}`],
    ["before a comma", (token) => `${token}, and more`],
  ];

  test.each(places)("%s", (_, place) => {
    const missed = Object.entries(tokens).flatMap(([id, samples]) =>
      samples.map(place).filter((text) => findSecretRule(text) === undefined && !isBlock(id)),
    );
    expect(missed).toEqual([]);
  });

  // A private key is many lines.
  const isBlock = (id: string) => id === "private-key";
  const [token = ""] = tokens["github-token"] ?? [];

  test.each([
    ["with an invisible character inside", token.slice(0, 12) + "\u200b" + token.slice(12)],
    ["with a full-width letter", "\uff47" + token.slice(1)],
    ["with a Cyrillic letter", token.replace("p", "р")],
    ["with its mark in percent encoding", token.replace("_", "%5F")],
    ["with its mark as an entity", token.replace("_", "&#95;")],
    ["with its mark as an escape", token.replace("_", "\\u005f")],
    ["in Base64", btoa("token: " + token)],
    ["in Base64 twice", btoa(btoa("token: " + token))],
    ["broken across lines", token.slice(0, 22) + "\n" + token.slice(22)],
    ["broken across quoted lines", token.slice(0, 22) + "\n> " + token.slice(22)],
    ["broken across lines that are written out", token.slice(0, 22) + "\\n" + token.slice(22)],
    ["with its mark escaped for Markdown", token.replace("_", "\\_")],
    ["joined to an option", "-p" + token],
    ["although its body ends in example", token + "example"],
  ])("%s", (_, text) => {
    expect(findSecretRule(`before ${text}\nafter`), text).toBeDefined();
  });
});

describe("a private key is found", () => {
  const line = tokens["huggingface-token"]?.[0]?.slice(3).repeat(3).slice(0, 64) ?? "";
  const begin = (label: string) => ["-----BEGIN", `${label}-----`].join(" ");

  test.each([
    ["with headers", `${begin("RSA PRIVATE KEY")}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123\n\n${line}`],
    ["of PGP", `${begin("PGP PRIVATE KEY BLOCK")}\nVersion: GnuPG v2\nComment: me\n\n${line}`],
    ["with a comment", `${begin("PRIVATE KEY")}\n      # key of x\n      ${line}`],
    ["in lower case", `${begin("PRIVATE KEY").toLowerCase()}\n${line}`],
    ["with line ends written out", `"${begin("EC PRIVATE KEY")}\\n${line}\\n${line}"`],
    ["with line ends written out twice", `"${begin("EC PRIVATE KEY")}\\\\n${line}\\\\n${line}"`],
    ["in quoted lines", `> ${begin("OPENSSH PRIVATE KEY")}\n> ${line}\n> ${line}`],
    ["in a comment", `# ${begin("PRIVATE KEY")}\n# ${line}`],
    ["of SSH2", `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "x"\n${line}`],
    ["of PuTTY", `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${line}`],
    ["whose beginning was cut off", `${line}\n${line}\n${line.slice(0, 20)}=\n-----END PRIVATE KEY-----`],
  ])("%s", (_, text) => {
    expect(findSecretRule(text), text).toBe("private-key");
  });
});

test.each([
  ["postgres://app:Xk29fQ7bLm4z@db.internal/app", "url-userinfo"],
  ["mongodb+srv://u1:p4ssw0rdX9@cluster0.mongodb.net", "url-userinfo"],
  ["Authorization: Bearer " + "q7Zk2mW9xR4tB6nL1vC8pD3sF5gH0jKy", "authorization-header"],
])("%s is refused", (text, rule) => {
  expect(findSecretRule(text)).toBe(rule);
});

describe("the gate is cheap", () => {
  test("for adversarial text", () => {
    const hostile = [
      "eyJa-",
      "eyJaaaaaaaaaaaaaaaaaaa.",
      "-----BEGIN ",
      "-----BEGIN PRIVATE KEY-----",
      "://a:",
      "Authorization: Bearer ",
      "prod:",
      "A:",
      "SG.aaaaaaaaaaaaaaaa.",
      "sk-ant-",
      "sk-",
      "1234567890",
      "xoxb-123456-",
      "ghp_",
      "ab1-",
      "%3D",
      "\\\\u0041",
      "&#65;",
      "a1/",
      "hooks.slack.com/services/",
      "a".repeat(48) + "\n",
    ];
    // With work that is quadratic, this would take longer than a test may.
    const rules = hostile.map((part) => findSecretRule(part.repeat(Math.ceil(400_000 / part.length))));
    expect(rules).toHaveLength(hostile.length);
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
