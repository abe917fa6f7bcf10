namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Keys of payment, shop and market services.</summary>
internal static class PaymentRules
{
    public static readonly TokenRule[] All =
    [
        new("stripe-key", Reasons.Payment, "Stripe", "[sr]k_(live|test|prod)_[A-Za-z0-9_]{10,}", "sk_org_(live|test)_[A-Za-z0-9]{10,}"),
        new("stripe-webhook-secret", Reasons.Payment, "Stripe", "whsec_[A-Za-z0-9+/=]{24,}"),
        new("square-token", Reasons.Payment, "Square", "sq0[a-z]{3}-[A-Za-z0-9_-]{22,}", "EAAA[A-Za-z0-9_-]{56,}"),
        new("shopify-token", Reasons.Payment, "Shopify", "shp(at|ca|pa|ss|tka|ua)_[A-Za-z0-9]{32,}"),
        new("shopify-partner-token", Reasons.Payment, "Shopify", "prtapi_[a-f0-9]{32,}", "atkn_[a-z0-9_]{32,}"),
        new("paypal-braintree-token", Reasons.Payment, "Braintree", @"access_token\$(production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}"),
        new("adyen-key", Reasons.Payment, "Adyen", "AQE[a-z]hm[A-Za-z0-9+/=_-]{40,}"),
        new(
            "checkout-key",
            Reasons.Payment,
            "Checkout.com",
            "sk_(sbox_)?[a-z0-9]{27,28}",
            "sk_(test_)?[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"
        )
        {
            Random = true,
        },
        new(
            "plaid-token",
            Reasons.Payment,
            "Plaid",
            "access-(sandbox|development|production)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"
        ),
        new("flutterwave-key", Reasons.Payment, "Flutterwave", "FLW(SECK|PUBK)(_TEST|_LIVE)?-[A-Za-z0-9]{12,}(-X)?"),
        new(
            "paddle-token",
            Reasons.Payment,
            "Paddle",
            "pdl_(live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}",
            "pdl_ntfset_[A-Za-z0-9_+/]{30,}"
        ),
        new("razorpay-key", Reasons.Payment, "Razorpay", "rzp_(live|test)_[A-Za-z0-9]{10,}"),
        new("lob-key", Reasons.Payment, "Lob", "(live|test)_[a-f0-9]{35}", "(live|test)_pub_[a-f0-9]{31}"),
        new("gocardless-token", Reasons.Payment, "GoCardless", "live_[A-Za-z0-9_=-]{40}", "sandbox_[A-Za-z0-9_=-]{40}")
        {
            Random = true,
            Not = @"live_reload_and_hot_module_replacement_x",
        },
        new("duffel-token", Reasons.Payment, "Duffel", "duffel_(test|live)_[A-Za-z0-9_=-]{40,}"),
        new("easypost-key", Reasons.Payment, "EasyPost", "EZ[AT]K[A-Za-z0-9]{54}"),
        new("shippo-token", Reasons.Payment, "Shippo", "shippo_(live|test)_[A-Fa-f0-9]{40}"),
        new("mercury-token", Reasons.Payment, "Mercury", "mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem"),
        new("ramp-secret", Reasons.Payment, "Ramp", "ramp_(id|sec)_[A-Za-z0-9]{40,}"),
        new("asaas-token", Reasons.Payment, "Asaas", "aact_(prod|hmlg)_[A-Za-z0-9_-]{20,}"),
        new("polar-token", Reasons.Payment, "Polar", "polar_(at|oat|pat|rt)_[A-Za-z0-9_-]{20,}"),
        new("rainforest-key", Reasons.Payment, "Rainforest Pay", "apikey_[a-f0-9]{32,}"),
        new("midtrans-key", Reasons.Payment, "Midtrans", "Mid-(server|client)-[A-Za-z0-9_-]{10,}"),
        new("xendit-key", Reasons.Payment, "Xendit", "xnd_(production|development)_[A-Za-z0-9]{20,}"),
        new("mollie-key", Reasons.Payment, "Mollie", "(live|test)_[A-Za-z0-9]{30}")
        {
            Random = true,
            Not = @"test_connectionRefusedOnStartupDe",
        },
        new("proof-token", Reasons.Payment, "Proof", "prf_(cli_)?[A-Za-z0-9_-]{20,}")
        {
            Random = true,
            Not = @"prf_performance_table_for_builds",
        },
        new("ebay-key", Reasons.Payment, "eBay", @"v\^1\.1#[A-Za-z0-9#^/+=.-]{60,}", "PRD-[a-f0-9]{8,12}-[a-f0-9]{4,12}-[a-f0-9-]{4,}"),
        new("clerk-key", Reasons.Payment, "Clerk", "sk_(live|test)_[A-Za-z0-9]{32,}"),
    ];
}
