-- The embedded identity provider: credentials, second factors, throttling, invitations, signing keys and the
-- provider's own short-lived state.

CREATE TABLE hq.idp_credentials (
  user_id uuid NOT NULL,
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idp_credentials__pkey PRIMARY KEY (user_id),
  CONSTRAINT idp_credentials__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.idp_credentials IS 'Passwords of HQ staff.';
COMMENT ON COLUMN hq.idp_credentials.password_hash IS 'Argon2id in PHC string format.';
COMMENT ON COLUMN hq.idp_credentials.must_change IS 'Somebody else chose the password; the next sign-in asks for a new one.';

CREATE TABLE hq.idp_totp (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  secret bytea NOT NULL,
  key_id text NOT NULL,
  last_used_step bigint NOT NULL DEFAULT 0,
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idp_totp__pkey PRIMARY KEY (id),
  CONSTRAINT idp_totp__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.idp_totp IS 'Authenticators (RFC 6238): at most one in use and one being set up per person.';
COMMENT ON COLUMN hq.idp_totp.secret IS 'AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag; bound to id and user_id.';
COMMENT ON COLUMN hq.idp_totp.key_id IS 'Key that encrypted the secret.';
COMMENT ON COLUMN hq.idp_totp.last_used_step IS 'Last 30-second step whose code was accepted; only later ones are.';
COMMENT ON COLUMN hq.idp_totp.confirmed_at IS 'Null while it is being set up.';
CREATE UNIQUE INDEX idp_totp__in_use ON hq.idp_totp (user_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX idp_totp__in_setup ON hq.idp_totp (user_id) WHERE confirmed_at IS NULL;

CREATE TABLE hq.idp_recovery_codes (
  user_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at timestamptz,
  CONSTRAINT idp_recovery_codes__pkey PRIMARY KEY (user_id, code_hash),
  CONSTRAINT idp_recovery_codes__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.idp_recovery_codes IS 'One-time codes for a person who lost the authenticator.';
COMMENT ON COLUMN hq.idp_recovery_codes.code_hash IS 'SHA-256 of the code, hex; a code has 80 bits of entropy.';

CREATE TABLE hq.idp_throttles (
  key text NOT NULL,
  attempts int NOT NULL,
  blocked_until timestamptz,
  last_attempt_at timestamptz NOT NULL,
  CONSTRAINT idp_throttles__pkey PRIMARY KEY (key)
);
COMMENT ON TABLE hq.idp_throttles IS 'Failed attempts per account, device and address, and until when further ones are refused.';
COMMENT ON COLUMN hq.idp_throttles.key IS 'Kind and SHA-256 of what is throttled.';

CREATE TABLE hq.idp_invitations (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idp_invitations__pkey PRIMARY KEY (id),
  CONSTRAINT idp_invitations__token UNIQUE (token_hash),
  CONSTRAINT idp_invitations__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.idp_invitations IS 'Links with which a person sets a password; each works once.';
COMMENT ON COLUMN hq.idp_invitations.token_hash IS 'SHA-256 of the token, hex; a token has 256 bits of entropy.';
CREATE INDEX idp_invitations__user_id ON hq.idp_invitations (user_id);

CREATE TABLE hq.idp_sign_ins (
  interaction_uid text NOT NULL,
  binding_hash text NOT NULL,
  user_id uuid NOT NULL,
  second_factor boolean NOT NULL DEFAULT false,
  expires_at timestamptz NOT NULL,
  CONSTRAINT idp_sign_ins__pkey PRIMARY KEY (interaction_uid),
  CONSTRAINT idp_sign_ins__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.idp_sign_ins IS 'Sign-ins past the password and not yet finished.';
COMMENT ON COLUMN hq.idp_sign_ins.binding_hash IS 'SHA-256 of a cookie given after the password, hex: only that browser may go on.';
COMMENT ON COLUMN hq.idp_sign_ins.second_factor IS 'A code of the authenticator, or a recovery code, was accepted.';
CREATE INDEX idp_sign_ins__user_id ON hq.idp_sign_ins (user_id);

CREATE TABLE hq.idp_oidc_payloads (
  model text NOT NULL,
  id_hash text NOT NULL,
  payload jsonb NOT NULL,
  grant_id text,
  uid text,
  account_id text,
  consumed_at timestamptz,
  expires_at timestamptz NOT NULL,
  CONSTRAINT idp_oidc_payloads__pkey PRIMARY KEY (model, id_hash)
);
COMMENT ON TABLE hq.idp_oidc_payloads IS 'State of the OpenID provider: sessions, grants, codes, tokens, interactions.';
COMMENT ON COLUMN hq.idp_oidc_payloads.id_hash IS 'SHA-256 of the id or token, hex; the value itself is never stored.';
CREATE INDEX idp_oidc_payloads__grant ON hq.idp_oidc_payloads (grant_id) WHERE grant_id IS NOT NULL;
CREATE INDEX idp_oidc_payloads__uid ON hq.idp_oidc_payloads (uid) WHERE uid IS NOT NULL;
CREATE INDEX idp_oidc_payloads__account ON hq.idp_oidc_payloads (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX idp_oidc_payloads__expires ON hq.idp_oidc_payloads (expires_at);

CREATE TABLE hq.idp_signing_keys (
  kid text NOT NULL,
  jwk bytea NOT NULL,
  key_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idp_signing_keys__pkey PRIMARY KEY (kid)
);
COMMENT ON TABLE hq.idp_signing_keys IS 'Private keys that sign ID tokens; the newest signs, all are published.';
COMMENT ON COLUMN hq.idp_signing_keys.jwk IS 'Private JWK, AES-256-GCM as in idp_totp.secret; bound to kid.';
COMMENT ON COLUMN hq.idp_signing_keys.key_id IS 'Key that encrypted the JWK.';
