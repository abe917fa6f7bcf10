// The gate's rules: a high-confidence subset of the C# rule table (src/OpenClawSync.Core/Redaction/Detection/Rules).
// A match whose `body` group is filled with placeholder marks does not count. Every source is linear on any input.

export type GateRule = { readonly id: string; readonly source: string; readonly flags: string };

export const gateRules: readonly GateRule[] = [
  { id: "aws-access-key-id", source: "(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])", flags: "" },
  { id: "github-token", source: "(?<![A-Za-z0-9])gh[pousr]_(?<body>[A-Za-z0-9]{36,})", flags: "" },
  { id: "github-fine-grained-token", source: "(?<![A-Za-z0-9])github_pat_(?<body>[A-Za-z0-9_]{50,})", flags: "" },
  { id: "gitlab-token", source: "(?<![A-Za-z0-9])glpat-(?<body>[A-Za-z0-9_.-]{20,})", flags: "" },
  { id: "anthropic-key", source: "(?<![A-Za-z0-9])sk-ant-[a-z0-9]{3,10}-(?<body>[A-Za-z0-9_-]{24,})", flags: "" },
  { id: "openai-key", source: "(?<![A-Za-z0-9])sk-(?:proj|svcacct|admin|service)-(?<body>[A-Za-z0-9_-]{20,})", flags: "" },
  { id: "openrouter-key", source: "(?<![A-Za-z0-9])sk-or-v1-(?<body>[a-f0-9]{40,})", flags: "" },
  { id: "groq-key", source: "(?<![A-Za-z0-9])gsk_(?<body>[A-Za-z0-9]{40,})", flags: "" },
  { id: "xai-key", source: "(?<![A-Za-z0-9])xai-(?<body>[A-Za-z0-9_-]{60,})", flags: "" },
  { id: "huggingface-token", source: "(?<![A-Za-z0-9])hf_(?<body>[A-Za-z0-9]{30,})", flags: "" },
  { id: "slack-token", source: "(?<![A-Za-z0-9])xox[bp]-(?<body>[0-9]{6,}-[A-Za-z0-9-]{14,})", flags: "" },
  { id: "slack-webhook", source: "hooks\\.slack\\.com/services/(?<body>[A-Za-z0-9]{6,}/[A-Za-z0-9]{6,}/[A-Za-z0-9]{16,})", flags: "" },
  { id: "discord-webhook", source: "(?:discord|discordapp)\\.com/api/webhooks/(?<body>[0-9]{15,21}/[A-Za-z0-9_-]{50,})", flags: "" },
  { id: "telegram-bot-token", source: "(?<![A-Za-z0-9])(?:bot)?[0-9]{6,12}:AA(?<body>[A-Za-z0-9_-]{32,34})(?![A-Za-z0-9])", flags: "" },
  { id: "sendgrid-key", source: "(?<![A-Za-z0-9])SG\\.(?<body>[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64})", flags: "" },
  { id: "gcp-api-key", source: "(?<![A-Za-z0-9])AIza(?<body>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])", flags: "" },
  { id: "gcp-oauth-secret", source: "(?<![A-Za-z0-9])GOCSPX-(?<body>[A-Za-z0-9_-]{24,})", flags: "" },
  { id: "npm-token", source: "(?<![A-Za-z0-9])npm_(?<body>[A-Za-z0-9]{36,})", flags: "" },
  { id: "pypi-token", source: "(?<![A-Za-z0-9])pypi-(?<body>[A-Za-z0-9_-]{50,})", flags: "" },
  { id: "stripe-key", source: "(?<![A-Za-z0-9])[sr]k_live_(?<body>[A-Za-z0-9]{16,})", flags: "" },
  { id: "digitalocean-token", source: "(?<![A-Za-z0-9])do[opr]_v1_(?<body>[a-f0-9]{64})(?![A-Za-z0-9])", flags: "" },
  { id: "convex-deploy-key", source: "(?<![A-Za-z0-9])(?:prod|dev|preview|project):[A-Za-z0-9_:-]{2,80}\\|(?<body>[A-Za-z0-9+/=_-]{16,})", flags: "" },
  { id: "jwt", source: "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{13,}\\.eyJ[A-Za-z0-9_-]{13,}\\.(?<body>[A-Za-z0-9_-]{16,})", flags: "" },
  { id: "private-key", source: "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\\\[rn]|[\\s>|\"'+,]){0,64}(?<body>[A-Za-z0-9+/]{32,})", flags: "" },
];
