namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Tokens of chat, mail and telephone services.</summary>
internal static class ChatRules
{
    public static readonly TokenRule[] All =
    [
        new("slack-token", Reasons.Chat, "Slack", "xox[abeoprs]-[A-Za-z0-9-]{14,}") { Digits = true, Not = @"xoxb-your-slack-bot-token" },
        new("slack-config-token", Reasons.Chat, "Slack", @"xoxe\.xox[bp]-[A-Za-z0-9-]{20,}", "xoxe-[0-9]-[A-Za-z0-9]{20,}"),
        new("slack-app-token", Reasons.Chat, "Slack", "xapp-[0-9]-[A-Z0-9]{6,}-[0-9]{6,}-[a-f0-9]{16,}"),
        new("slack-session", Reasons.Chat, "Slack", "xox[cd]-[A-Za-z0-9%+/=_-]{20,}")
        {
            Digits = true,
            Not = @"xoxd-session-cookie-of-a-user",
        },
        new(
            "slack-webhook",
            Reasons.Chat,
            "Slack",
            @"hooks\.slack\.com/services/§[A-Za-z0-9]{6,}/[A-Za-z0-9]{6,}/[A-Za-z0-9]{16,}",
            @"hooks\.slack\.com/services/§[A-Za-z0-9+]{40,}",
            @"hooks\.slack\.com/(workflows|triggers)/§[A-Za-z0-9/]{24,}"
        ),
        new(
            "discord-bot-token",
            Reasons.Chat,
            "Discord",
            @"[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,40}",
            @"mfa\.[A-Za-z0-9_-]{60,}"
        )
        {
            Random = true,
        },
        new("discord-webhook", Reasons.Chat, "Discord", @"(discord|discordapp)\.com/api/webhooks/§[0-9]{15,21}/[A-Za-z0-9_-]{50,}"),
        new(
            "discord-webhook-versioned",
            Reasons.Chat,
            "Discord",
            @"(discord|discordapp)\.com/api/v[0-9]{1,2}/webhooks/§[0-9]{15,21}/[A-Za-z0-9_-]{50,}"
        ),
        new(
            "slack-gov-webhook",
            Reasons.Chat,
            "Slack",
            @"hooks\.slack-gov\.com/services/§[A-Za-z0-9]{6,}/[A-Za-z0-9]{6,}/[A-Za-z0-9]{16,}"
        ),
        new("telegram-bot-token", Reasons.Chat, "Telegram", "[0-9]{6,12}:AA[A-Za-z0-9_-]{32,34}", "bot§[0-9]{6,12}:AA[A-Za-z0-9_-]{32,34}"),
        new("telegram-bot-token-early", Reasons.Chat, "Telegram", "[0-9]{8,10}:[A-Za-z0-9_-]{35}") { Random = true },
        new(
            "teams-webhook",
            Reasons.Chat,
            "Microsoft Teams",
            @"webhook\.office\.com/webhookb2/§[A-Za-z0-9@-]{36,}/IncomingWebhook/[A-Za-z0-9]{20,}/[A-Za-z0-9/-]{30,}"
        ),
        new("twilio-key", Reasons.Chat, "Twilio", "SK[a-f0-9]{32}"),
        new("sendgrid-key", Reasons.Chat, "SendGrid", @"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}", @"SG\.[A-Za-z0-9=_.-]{66}"),
        new("mailgun-key", Reasons.Chat, "Mailgun", "key-[a-z0-9]{32}", "[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}") { Random = true },
        new("mailchimp-key", Reasons.Chat, "Mailchimp", "[a-f0-9]{32}-us[0-9]{1,2}"),
        new("mailersend-token", Reasons.Chat, "MailerSend", @"mlsn\.[A-Za-z0-9]{30,}"),
        new("sendinblue-key", Reasons.Chat, "Brevo", "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}", "xsmtpsib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
        new("resend-key", Reasons.Chat, "Resend", "re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}", "re_[A-Za-z0-9_]{24,}")
        {
            Random = true,
            Not = @"re_render_component_tree_nodes",
        },
        new("agentmail-token", Reasons.Chat, "AgentMail", "am_[A-Za-z0-9_]{24,}")
        {
            Random = true,
            Not = @"am_indexes_and_access_methods_x",
        },
        new(
            "matrix-token",
            Reasons.Chat,
            "Matrix",
            "syt_[A-Za-z0-9]{6,}_[A-Za-z0-9]{16,}_[A-Za-z0-9]{6}",
            "mct_[A-Za-z0-9]{20,}_[A-Za-z0-9]{6}",
            "EsT[A-Za-z0-9]{40,}"
        ),
        new("telnyx-key", Reasons.Chat, "Telnyx", "KEY[A-Za-z0-9][A-Za-z0-9_-]{49,}")
        {
            Random = true,
            Not = @"KEYBOARD_SHORTCUTS_AND_WHAT_THEY_DO_IN_EDITORS_TABLE",
        },
        new("plivo-id", Reasons.Chat, "Plivo", "MA[A-Z0-9]{18}") { Random = true, Not = @"MAXIMUMCONNECTIONS25" },
        new("lark-app-id", Reasons.Chat, "Lark", "cli_[a-z0-9]{16}"),
        new("lark-webhook", Reasons.Chat, "Lark", @"open\.(feishu|larksuite)\.(cn|com)/open-apis/bot/v2/hook/§[A-Za-z0-9-]{20,}"),
        new("wecom-webhook", Reasons.Chat, "WeCom", @"qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=§[A-Za-z0-9-]{20,}"),
        new("zapier-webhook", Reasons.Chat, "Zapier", @"hooks\.zapier\.com/hooks/catch/§[A-Za-z0-9/]{10,}"),
        new("onesignal-key", Reasons.Chat, "OneSignal", "os_v2_(app|org)_[a-z2-7]{80,}"),
    ];
}
