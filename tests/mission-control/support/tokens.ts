const alphabet = "q7Zk2mW9xR4tB6nL1vC8pD3sF5gH0jKyUeIoAaTwXzMqNrPbVdGh";
// Not random, so that a failure can be reproduced, but varied enough not to pass as a placeholder.
const fill = (length: number, from = alphabet) => from.repeat(Math.ceil(length / from.length)).slice(0, length);
const hex = (length: number) => fill(length, "9f8ce31a1b72ad004c5d6e7f");
const upper = (length: number) => fill(length, "Q7ZK2MW9XR4TB6NL1VC8PD3SF5GH");
const digits = (length: number) => fill(length, "8413975260");

/**
 * Invented secrets for every rule of the gate, by the id of the rule. They are assembled at run time, because scanners
 * of source code would report them otherwise.
 */
export const tokens: Record<string, string[]> = {
  "aws-access-key-id": ["AKIA" + upper(16), "ASIA" + upper(16)],
  "github-token": ["ghp_" + fill(36), "gho_" + fill(40)],
  "github-fine-grained-token": ["github_pat_" + fill(22) + "_" + fill(59)],
  "gitlab-token": ["glpat-" + fill(20)],
  "anthropic-key": ["sk-ant-" + "api03-" + fill(93)],
  "openai-key": ["sk-proj-" + fill(48), "sk-svcacct-" + fill(40)],
  "openrouter-key": ["sk-or-v1-" + hex(64)],
  "groq-key": ["gsk_" + fill(52)],
  "xai-key": ["xai-" + fill(80)],
  "huggingface-token": ["hf_" + fill(34)],
  "slack-token": ["xoxb-" + `${digits(12)}-${digits(13)}-${fill(24)}`, "xoxp-" + `${digits(12)}-${fill(32)}`],
  "slack-webhook": ["https://hooks.slack.com/services/" + `T${upper(8)}/B${upper(8)}/${fill(24)}`],
  "discord-webhook": ["https://discord.com/api/webhooks/" + `${digits(18)}/${fill(68)}`],
  "telegram-bot-token": [`${digits(10)}:AA` + fill(33), `https://api.telegram.org/bot${digits(9)}:AA` + fill(33)],
  "sendgrid-key": ["SG." + `${fill(22)}.${fill(43)}`],
  "gcp-api-key": ["AIza" + fill(35)],
  "gcp-oauth-secret": ["GOCSPX-" + fill(28)],
  "npm-token": ["npm_" + fill(36)],
  "pypi-token": ["pypi-" + fill(100)],
  "stripe-key": ["sk_live_" + fill(24), "rk_live_" + fill(30)],
  "digitalocean-token": ["dop_v1_" + hex(64)],
  "convex-deploy-key": ["prod:happy-animal-123|" + fill(40), "dev:some-name-9|eyJ" + fill(40)],
  jwt: ["eyJ" + `${fill(33)}.eyJ${fill(70)}.${fill(43)}`],
  "private-key": [
    ["-----BEGIN RSA", "PRIVATE KEY-----\n"].join(" ") + fill(64) + "\n-----END",
    ["-----BEGIN", "PRIVATE KEY-----\\n"].join(" ") + fill(64),
    ["-----BEGIN PGP", "PRIVATE KEY BLOCK-----\n\n"].join(" ") + fill(64),
  ],
};
