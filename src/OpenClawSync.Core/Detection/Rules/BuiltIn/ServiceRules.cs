namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Tokens of work, design, content and social services.</summary>
internal static class ServiceRules
{
    public static readonly TokenRule[] All =
    [
        new("linear-token", Reasons.Service, "Linear", "lin_(api|oauth)_[A-Za-z0-9]{32,}", "lin_wh_[A-Za-z0-9]{32,}"),
        new("notion-token", Reasons.Service, "Notion", "ntn_[A-Za-z0-9]{40,}", "secret_[A-Za-z0-9]{43}")
        {
            Random = true,
            Not = @"secret_managerConfigurationForDeploymentTargetX",
        },
        new("asana-token", Reasons.Service, "Asana", "[0-2]/[0-9]{10,20}/[0-9]{10,20}:[a-z0-9]{32}", "[0-2]/[0-9]{16}:[a-z0-9]{32}"),
        new("figma-token", Reasons.Service, "Figma", "fig[dour][a-z]?_[A-Za-z0-9_-]{36,}"),
        new(
            "dropbox-token",
            Reasons.Service,
            "Dropbox",
            @"sl\.[A-Za-z0-9_=-]{100,}",
            @"sl\.u\.[A-Za-z0-9_=-]{100,}",
            "[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43}"
        ),
        new(
            "hubspot-token",
            Reasons.Service,
            "HubSpot",
            "pat-(na1|na2|na3|eu1|ap1)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"
        ),
        new("adobe-secret", Reasons.Service, "Adobe", "p8e-[A-Za-z0-9_-]{32}"),
        new("canva-secret", Reasons.Service, "Canva", "cnvca[A-Za-z0-9_-]{50,}"),
        new("frameio-token", Reasons.Service, "Frame.io", "fio-u-[A-Za-z0-9_=-]{60,}"),
        new("typeform-token", Reasons.Service, "Typeform", "tfp_[A-Za-z0-9_.=-]{40,}"),
        new("clickup-token", Reasons.Service, "ClickUp", "pk_[0-9]{6,9}_[A-Z0-9a-z]{32}"),
        new("klaviyo-key", Reasons.Service, "Klaviyo", "pk_[a-f0-9]{34}", "pk_[A-Za-z0-9]{34}"),
        new("facebook-token", Reasons.Service, "Meta", "EAA[A-Za-z0-9]{60,}", "[0-9]{15,16}[|%](7C)?[A-Za-z0-9_-]{27,40}"),
        new("instagram-token", Reasons.Service, "Meta", "IG(QV|AA)[A-Za-z0-9_-]{60,}"),
        new("twitter-token", Reasons.Service, "X", "AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{60,}"),
        new("linkedin-secret", Reasons.Service, "LinkedIn", @"WPL_AP[01]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/=]{6,}"),
        new("pinterest-token", Reasons.Service, "Pinterest", "pina_[A-Za-z0-9_-]{20,}"),
        new("lichess-token", Reasons.Service, "Lichess", "lip_[A-Za-z0-9_]{16,}") { Random = true, Not = @"lip_sync_animation_table" },
        new("wakatime-key", Reasons.Service, "WakaTime", "waka_[A-Za-z0-9-]{36,}"),
        new("beamer-token", Reasons.Service, "Beamer", "b_[A-Za-z0-9_=-]{44}")
        {
            Random = true,
            Not = @"b_boundary_conditions_for_the_solver_and_meshes",
        },
        new("intra42-token", Reasons.Service, "Intra42", "s-s4t2(ud|af)-[a-f0-9]{64}"),
        new("unkey-key", Reasons.Service, "Unkey", "unkey_[A-Za-z0-9_]{20,}") { Random = true, Not = @"unkey_rate_limit_configuration" },
        new("persona-token", Reasons.Service, "Persona", "persona_(production|sandbox)_[a-z0-9_-]{20,}"),
        new(
            "onfido-token",
            Reasons.Service,
            "Onfido",
            @"api_(live|sandbox)(_us|_ca)?\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}",
            @"api_(live|sandbox)(_us|_ca)?\.[A-Za-z0-9_-]{20,}"
        ),
        new("samsara-token", Reasons.Service, "Samsara", "samsara_api_[A-Za-z0-9]{26,}"),
        new("photoroom-token", Reasons.Service, "Photoroom", "sandbox_[a-f0-9]{40}"),
        new("settlemint-token", Reasons.Service, "SettleMint", "sm_(aat|pat|sat)_[A-Za-z0-9]{16,}"),
        new("canadian-notify-key", Reasons.Service, "GC Notify", "gcntfy-[a-z0-9_-]{60,}"),
        new(
            "authress-key",
            Reasons.Service,
            "Authress",
            @"(sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,}"
        ),
        new("defined-networking-token", Reasons.Service, "Defined Networking", "dnkey-[A-Za-z0-9_=-]{26}-[A-Za-z0-9_=-]{52}"),
        new("ollama-key", Reasons.Service, "Ollama", @"[a-f0-9]{32}\.[A-Za-z0-9_-]{24}"),
        new("zhipu-key", Reasons.Service, "Zhipu", @"[a-f0-9]{32}\.[A-Za-z0-9]{16}"),
        new("zoho-token", Reasons.Service, "Zoho", @"1000\.[a-f0-9]{32}\.[a-f0-9]{32}", @"1000\.[A-Z0-9]{30}"),
        new("calendly-token", Reasons.Service, "Calendly", @"eyJraWQiOiIx[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}"),
        new("cal-key", Reasons.Service, "Cal.com", "cal_(live_|test_)?[a-f0-9]{32}"),
        new("trello-token", Reasons.Service, "Trello", "ATTA[a-f0-9]{64}[A-F0-9a-f]{8}"),
        new("ghost-key", Reasons.Service, "Ghost", "[a-f0-9]{24}:[a-f0-9]{64}"),
    ];
}
