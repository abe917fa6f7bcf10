namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Tokens of code hosts and of build services.</summary>
internal static class SourceControlRules
{
    public static readonly TokenRule[] All =
    [
        new("github-token", Reasons.Code, "GitHub", "gh[pousr]_[A-Za-z0-9]{36,}"),
        new("github-fine-grained-token", Reasons.Code, "GitHub", "github_pat_[A-Za-z0-9_]{50,}"),
        new("github-app-token", Reasons.Code, "GitHub", "ghs_[A-Za-z0-9]{4,12}_eyJ[A-Za-z0-9_.-]{40,}"),
        new("github-legacy-token", Reasons.Code, "GitHub", @"v1\.[a-f0-9]{40}"),
        new("gitlab-token", Reasons.Code, "GitLab", "gl(pat|dt|rt|rtr|ft|oas|soat|imt|agent|ptt|ffct|wt)-[A-Za-z0-9_.-]{20,}"),
        new("gitlab-job-token", Reasons.Code, "GitLab", "glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20,}"),
        new("gitlab-runner-registration", Reasons.Code, "GitLab", "GR1348941[A-Za-z0-9_-]{20,}"),
        new("gitlab-session", Reasons.Code, "GitLab", "gitlab_session=§[a-z0-9]{32}"),
        new("bitbucket-token", Reasons.Code, "Bitbucket", "ATBB[A-Za-z0-9]{28,}", "ATCTT3xFfG[A-Za-z0-9_=-]{50,}"),
        new("bitbucket-data-center-token", Reasons.Code, "Bitbucket", "BBDC-[A-Za-z0-9+/_-]{40,50}"),
        new("atlassian-token", Reasons.Code, "Atlassian", "ATATT3[A-Za-z0-9_=-]{40,}", "ATOA[A-Za-z0-9_=-]{60,}"),
        new("buildkite-token", Reasons.Code, "Buildkite", "bk(ua|aa|aj|ar|ct|pt|ps|pat)_[A-Za-z0-9_-]{40,}"),
        new("circleci-token", Reasons.Code, "CircleCI", "CCI(PAT|PRJ)_[A-Za-z0-9]{16,}_[a-f0-9]{40}"),
        new(
            "sourcegraph-token",
            Reasons.Code,
            "Sourcegraph",
            "sgp_[A-Fa-f0-9]{16}_[A-Fa-f0-9]{40}",
            "sgp_local_[A-Fa-f0-9]{40}",
            "sgp_[A-Za-z0-9]{40,}"
        ),
        new("sonar-token", Reasons.Code, "Sonar", "sq[upa]_[A-Za-z0-9]{40}"),
        new("harness-key", Reasons.Code, "Harness", @"(pat|sat)\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}"),
        new("pulumi-token", Reasons.Code, "Pulumi", "pul-[a-f0-9]{40}"),
        new("spectral-key", Reasons.Code, "Spectral", "spu-[a-z0-9]{32}"),
        new("snyk-token", Reasons.Code, "Snyk", @"snyk_(uat|sat)\.[a-z0-9]{8}\.[A-Za-z0-9_.-]{40,}"),
        new("semgrep-token", Reasons.Code, "Semgrep", "sgt_[A-Za-z0-9]{40,}"),
        new("endor-token", Reasons.Code, "Endor Labs", @"endr\+[A-Za-z0-9-]{16,}"),
        new("val-town-token", Reasons.Code, "Val Town", "vtwn_[A-Za-z0-9_-]{20,}"),
        new("mergify-key", Reasons.Code, "Mergify", "mergify_application_key_[A-Za-z0-9_-]{40,}"),
        new("ionic-token", Reasons.Code, "Ionic", "ion_[A-Za-z0-9]{42}"),
        new("infracost-key", Reasons.Code, "Infracost", "ico-[A-Za-z0-9]{32}"),
        new("aikido-token", Reasons.Code, "Aikido", "AIK_(CI|SECRET|CLIENT)_[A-Za-z0-9]{20,}"),
        new("readme-key", Reasons.Code, "ReadMe", "rdme_[a-z0-9]{60,}"),
        new("postman-key", Reasons.Code, "Postman", "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
        new("launchdarkly-key", Reasons.Code, "LaunchDarkly", "(sdk|api|mob)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        new("devcycle-key", Reasons.Code, "DevCycle", "dvc_(server|client|mobile)_[A-Za-z0-9_]{8,}"),
        new("configcat-key", Reasons.Code, "ConfigCat", "configcat-sdk-1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}"),
        new("github-scanning-sample", Reasons.Code, "GitHub", "secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_[0-9A-Za-z]{5,}"),
    ];
}
