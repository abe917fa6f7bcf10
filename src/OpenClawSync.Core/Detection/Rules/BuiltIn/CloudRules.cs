namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Keys of cloud platforms and hosts.</summary>
internal static class CloudRules
{
    public static readonly TokenRule[] All =
    [
        new("aws-access-key-id", Reasons.Cloud, "AWS", "(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}", "A3T[A-Z0-9][A-Z0-9]{16}")
        {
            EvenExamples = true,
            MayBePublic = true,
            Not = @"AKIAISTOOSHORT",
        },
        new("aws-bedrock-key", Reasons.Cloud, "AWS", "ABSK[A-Za-z0-9+/]{60,}", "bedrock-api-key-[A-Za-z0-9+/=_-]{40,}"),
        new("aws-appsync-key", Reasons.Cloud, "AWS", "da2-[a-z0-9]{26}"),
        new("aws-mws-token", Reasons.Cloud, "AWS", @"amzn\.mws\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        new("aws-cognito-secret", Reasons.Cloud, "AWS", @"amzn1\.oa2-cs\.v1\.[a-f0-9]{64}"),
        new("fcm-server-key", Reasons.Cloud, "Google", "AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{80,}"),
        new("google-calendar", Reasons.Cloud, "Google", "private-§[a-f0-9]{32}/basic"),
        new("outlook-calendar", Reasons.Cloud, "Microsoft", "owa/calendar/§[a-f0-9]{32}@[A-Za-z0-9.-]{4,}/[a-f0-9]{30,}"),
        new("gcp-api-key", Reasons.Cloud, "Google", "AIza[A-Za-z0-9_-]{35}"),
        new("gcp-oauth-secret", Reasons.Cloud, "Google", "GOCSPX-[A-Za-z0-9_-]{24,}"),
        new("gcp-access-token", Reasons.Cloud, "Google", @"ya29\.[A-Za-z0-9_-]{20,}"),
        new("gcp-refresh-token", Reasons.Cloud, "Google", "1//0[A-Za-z0-9_-]{30,}"),
        new("gcp-hmac-key", Reasons.Cloud, "Google", "GOOG1E[A-Z0-9]{40,}", "GOOG[A-Z0-9]{20}"),
        new("alibaba-key-id", Reasons.Cloud, "Alibaba", "LTAI[A-Za-z0-9]{12,24}", @"STS\.[A-Za-z0-9]{20,64}", "CAIS[A-Za-z0-9+/_=-]{60,}"),
        new("tencent-key-id", Reasons.Cloud, "Tencent", "AKID[A-Za-z0-9]{28,40}"),
        new("ibm-key", Reasons.Cloud, "IBM", "ApiKey-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        new("digitalocean-token", Reasons.Cloud, "DigitalOcean", "do[opr]_v1_[a-f0-9]{64}"),
        new("heroku-key", Reasons.Cloud, "Heroku", "HRKU-[A-Za-z0-9_-]{36,}"),
        new("fly-token", Reasons.Cloud, "Fly", "(fm1r|fm1a|fm2)_[A-Za-z0-9+/=_,-]{40,}", "fo1_[A-Za-z0-9_-]{40,}"),
        new("vercel-token", Reasons.Cloud, "Vercel", "vc[aikpr]_[A-Za-z0-9_-]{24,}", "vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{28,}"),
        new("netlify-token", Reasons.Cloud, "Netlify", "nf[pcobu]_[A-Za-z0-9]{36,}"),
        new("cloudflare-token", Reasons.Cloud, "Cloudflare", @"v1\.0-[a-f0-9]{24}-[a-f0-9]{100,}", "cf(ut|at|k)_[A-Za-z0-9_-]{40,}"),
        new("render-key", Reasons.Cloud, "Render", "rnd_[A-Za-z0-9]{28,}"),
        new("scaleway-key", Reasons.Cloud, "Scaleway", "SCW[A-Z0-9]{17}"),
        new("scalingo-token", Reasons.Cloud, "Scalingo", "tk-us-[A-Za-z0-9_-]{48}"),
        new("exoscale-key", Reasons.Cloud, "Exoscale", "EXO[a-f0-9]{24,30}"),
        new("upcloud-token", Reasons.Cloud, "UpCloud", "ucat_[A-Za-z0-9]{24,}"),
        new(
            "yandex-key",
            Reasons.Cloud,
            "Yandex",
            "AQVN[A-Za-z0-9_-]{35,38}",
            "YC[A-Za-z0-9_-]{38}",
            @"t1\.[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{86}",
            "y[0-3]_[A-Za-z0-9_-]{55,}"
        )
        {
            Random = true,
            Not = @"YCombinatorStartupsAndTheirFoundersIn_2020",
        },
        new("modal-token", Reasons.Cloud, "Modal", "ak-[A-Za-z0-9]{22}", "as-[A-Za-z0-9]{22}")
        {
            Random = true,
            Not = @"as-implementedInReference",
        },
        new("convex-deploy-key", Reasons.Cloud, "Convex", @"(prod|dev|preview|project):[A-Za-z0-9_:-]{2,80}\|§[A-Za-z0-9+/=_-]{16,}"),
        new("convex-key", Reasons.Cloud, "Convex", @"(prod|dev|preview|project)\|§eyJ[A-Za-z0-9_-]{16,}={0,2}"),
        new("openshift-token", Reasons.Cloud, "OpenShift", "sha256~[A-Za-z0-9_-]{43}"),
        new("tailscale-key", Reasons.Cloud, "Tailscale", "tskey-[a-z]{2,10}-[A-Za-z0-9_-]{16,}", "tskey-[A-Za-z0-9]{16,}"),
        new("ngrok-token", Reasons.Cloud, "ngrok", "[123][A-Za-z0-9]{26}_[A-Za-z0-9]{20,24}", "ak_[123][A-Za-z0-9]{26}") { Random = true },
        new("terraform-token", Reasons.Cloud, "HashiCorp", @"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}"),
        new("vault-token", Reasons.Cloud, "HashiCorp", @"hv[sbr]\.[A-Za-z0-9_-]{24,}", @"[sbr]\.[A-Za-z0-9]{24,26}")
        {
            Random = true,
            Not = @"s.getElementByIdentifier1",
        },
        new(
            "doppler-token",
            Reasons.Cloud,
            "Doppler",
            @"dp\.(pt|ct|sa|said|scim|audit)\.[A-Za-z0-9]{40,}",
            @"dp\.st\.[a-z0-9_-]{2,35}\.[A-Za-z0-9]{40,}",
            @"dp\.st\.[A-Za-z0-9]{40,}"
        ),
        new("infisical-token", Reasons.Cloud, "Infisical", @"st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}"),
        new(
            "onepassword-key",
            Reasons.Cloud,
            "1Password",
            "A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
            "A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
            "ops_eyJ[A-Za-z0-9+/=_-]{100,}"
        ),
        new(
            "bitwarden-token",
            Reasons.Cloud,
            "Bitwarden",
            @"0\.[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/=]{20,}"
        ),
        new("netbird-token", Reasons.Cloud, "Netbird", "nbp_[A-Za-z0-9]{36}"),
    ];
}
