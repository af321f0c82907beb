DROP TABLE hq.idp_signing_keys, hq.idp_oidc_payloads, hq.idp_sign_ins, hq.idp_invitations, hq.idp_throttles,
  hq.idp_recovery_codes, hq.idp_totp, hq.idp_credentials;
