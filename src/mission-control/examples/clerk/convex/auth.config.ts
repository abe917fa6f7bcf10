// The issuer of the JWT template named `convex` in Clerk's dashboard. Its claims need one more:
// { "aud": "convex", "roles": "{{user.public_metadata.roles}}" }
declare const process: { env: Record<string, string | undefined> };

export default {
  providers: [{ domain: process.env.CLERK_JWT_ISSUER_DOMAIN, applicationID: "convex" }],
};
