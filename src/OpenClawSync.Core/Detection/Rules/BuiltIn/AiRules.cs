namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Tokens of model providers and related tools.</summary>
internal static class AiRules
{
    public static readonly TokenRule[] All =
    [
        new(
            "openai-key",
            Reasons.Ai,
            "OpenAI",
            "sk-(proj|svcacct|admin|service|None)-[A-Za-z0-9_-]{20,}",
            "sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"
        ),
        new("openai-session", Reasons.Ai, "OpenAI", "sess-[A-Za-z0-9]{40}"),
        new("anthropic-key", Reasons.Ai, "Anthropic", "sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{24,}"),
        new("openrouter-key", Reasons.Ai, "OpenRouter", "sk-or-v1-[a-f0-9]{40,}"),
        new("sk-key", Reasons.Ai, "several", "sk-[A-Za-z0-9_-]{16,}")
        {
            Random = true,
            MayBePublic = true,
            Not = @"sk-learn-compatible-estimator-v2",
        },
        new("cerebras-key", Reasons.Ai, "Cerebras", "csk-[a-z0-9]{40,}"),
        new("groq-key", Reasons.Ai, "Groq", "gsk_[A-Za-z0-9]{40,}"),
        new("xai-key", Reasons.Ai, "xAI", "xai-[A-Za-z0-9_-]{60,}"),
        new("perplexity-key", Reasons.Ai, "Perplexity", "pplx-[A-Za-z0-9]{32,}"),
        new("replicate-token", Reasons.Ai, "Replicate", "r8_[A-Za-z0-9]{32,}"),
        new("huggingface-token", Reasons.Ai, "Hugging Face", "hf_[A-Za-z0-9]{30,}", "api_org_[A-Za-z0-9]{30,}")
        {
            Random = true,
            Not = "hf_requiredCharacteristicTypesForDisplay",
        },
        new("fireworks-key", Reasons.Ai, "Fireworks", "fw_[A-Za-z0-9]{20,}", "fpk_[A-Za-z0-9]{20,}")
        {
            Random = true,
            Not = @"fw_version_string_suffix_table",
        },
        new("together-key", Reasons.Ai, "Together", "tgp_v1_[A-Za-z0-9_-]{36,}"),
        new("tavily-key", Reasons.Ai, "Tavily", "tvly-(dev-|prod-)?[A-Za-z0-9_-]{20,}"),
        new("exa-key", Reasons.Ai, "Exa", "exa_[A-Za-z0-9_-]{20,}") { Random = true, Not = @"exa_search_results_table_view" },
        new("brave-search-key", Reasons.Ai, "Brave", "BSA[A-Za-z0-9_-]{24,40}") { Random = true, Not = @"BSAcknowledgementsAndLicenses" },
        new("nvidia-key", Reasons.Ai, "NVIDIA", "nvapi-[A-Za-z0-9_-]{40,}"),
        new("langsmith-key", Reasons.Ai, "LangSmith", "lsv2_(pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}"),
        new("pinecone-key", Reasons.Ai, "Pinecone", "pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{50,}"),
        new("wandb-key", Reasons.Ai, "Weights and Biases", "wandb_v1_[A-Za-z0-9_]{60,}"),
        new("elevenlabs-key", Reasons.Ai, "ElevenLabs", "sk_[a-f0-9]{48}"),
        new("runpod-key", Reasons.Ai, "RunPod", "rpa_[A-Za-z0-9]{30,}"),
        new("minimax-key", Reasons.Ai, "MiniMax", "sk-api-[A-Za-z0-9_-]{60,}"),
        new("gemini-key", Reasons.Ai, "Google", @"AQ\.Ab8[A-Za-z0-9_-]{40,}"),
        new("fal-key", Reasons.Ai, "fal", "fal_[A-Za-z0-9_-]{24,}") { Random = true, Not = @"fal_back_to_default_provider_list" },
        new("firecrawl-key", Reasons.Ai, "Firecrawl", "fc-[a-f0-9]{32}"),
        new("mem0-key", Reasons.Ai, "Mem0", "m0-[A-Za-z0-9]{32,}", "mem0_[A-Za-z0-9]{20,}"),
        new("langfuse-key", Reasons.Ai, "Langfuse", "sk-lf-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        new("jina-key", Reasons.Ai, "Jina", "jina_[A-Za-z0-9_-]{32,}"),
        new("voyage-key", Reasons.Ai, "Voyage", "pa-[A-Za-z0-9_-]{40,}")
        {
            Random = true,
            Not = @"pa-dashboard-widget-component-with-a-name",
        },
        new("devin-key", Reasons.Ai, "Devin", "apk_user_[A-Za-z0-9+/=]{80,}", "apk_[A-Za-z0-9+/=]{60,}", "cog_[a-z2-7]{52}"),
        new("cursor-key", Reasons.Ai, "Cursor", "key_[0-9a-f]{64}"),
        new("braintrust-key", Reasons.Ai, "Braintrust", "bt-st-[A-Za-z0-9]{32,}"),
        new("helicone-key", Reasons.Ai, "Helicone", "sk-helicone-[a-z0-9-]{20,}", "pk-helicone-[a-z0-9-]{20,}"),
        new("zapier-ai-key", Reasons.Ai, "Zapier", "sk-ak-[A-Za-z0-9]{20,}"),
        new("stability-key", Reasons.Ai, "Stability", "sk-[A-Za-z0-9]{48}"),
        new("e2b-key", Reasons.Ai, "E2B", "e2b_[a-f0-9]{40}"),
        new("browserbase-key", Reasons.Ai, "Browserbase", "bb_(live|test)_[A-Za-z0-9_-]{20,}"),
        new("hyperbrowser-key", Reasons.Ai, "Hyperbrowser", "hb_[a-f0-9]{28,}", "hsk_[A-Za-z0-9]{20,}", "hsk-[A-Za-z0-9_-]{20,}"),
        new("moltbook-key", Reasons.Ai, "Moltbook", "moltbook_[a-z]{2,8}_[A-Za-z0-9_-]{20,}", "moltbook_[A-Za-z0-9-]{24,}")
        {
            Random = true,
            Not = "moltbook_sk_requiredForPostingToTheNetwork",
        },
        new("byterover-key", Reasons.Ai, "ByteRover", "brv_[A-Za-z0-9_-]{20,}"),
    ];
}
