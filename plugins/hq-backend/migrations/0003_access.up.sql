-- People: HQ users, roles, portal sessions and API keys.

CREATE TABLE hq.sys_roles (
  code text NOT NULL,
  name text NOT NULL,
  name2 text NOT NULL,
  description text NOT NULL,
  description2 text NOT NULL,
  is_system boolean NOT NULL DEFAULT false,
  mfa_required boolean NOT NULL DEFAULT false,
  permissions text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL DEFAULT 'system',
  updated_at timestamptz,
  updated_by text,
  CONSTRAINT sys_roles__pkey PRIMARY KEY (code),
  CONSTRAINT sys_roles__code CHECK (code ~ '^[a-z][a-z0-9_]{1,62}$')
);
COMMENT ON TABLE hq.sys_roles IS 'Roles of HQ staff. System roles are kept in step with the contract''s role table at each start.';
COMMENT ON COLUMN hq.sys_roles.mfa_required IS 'Outside development a person with this role must have a second factor.';

CREATE TABLE hq.sys_users (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  email text NOT NULL,
  entity_name text NOT NULL,
  name text NOT NULL,
  name2 text,
  status text NOT NULL DEFAULT 'active',
  locale text NOT NULL DEFAULT 'en',
  tokens_valid_after timestamptz NOT NULL DEFAULT '-infinity',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL DEFAULT 'system',
  updated_at timestamptz,
  updated_by text,
  CONSTRAINT sys_users__pkey PRIMARY KEY (id),
  CONSTRAINT sys_users__entity_name UNIQUE (entity_name),
  CONSTRAINT sys_users__status CHECK (status IN ('invited', 'active', 'deactivated')),
  CONSTRAINT sys_users__locale CHECK (locale IN ('en', 'ar'))
);
COMMENT ON TABLE hq.sys_users IS 'HQ staff.';
COMMENT ON COLUMN hq.sys_users.entity_name IS 'metadata.name of the person''s User entity in the software catalog.';
COMMENT ON COLUMN hq.sys_users.tokens_valid_after IS 'Tokens issued before this moment are refused (sign-out everywhere, deactivation, role change).';
CREATE UNIQUE INDEX sys_users__email ON hq.sys_users (lower(email));

CREATE TABLE hq.sys_user_roles (
  user_id uuid NOT NULL,
  role_code text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  granted_by text NOT NULL DEFAULT 'system',
  CONSTRAINT sys_user_roles__pkey PRIMARY KEY (user_id, role_code),
  CONSTRAINT sys_user_roles__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE,
  CONSTRAINT sys_user_roles__role FOREIGN KEY (role_code) REFERENCES hq.sys_roles (code) ON DELETE RESTRICT
);
COMMENT ON TABLE hq.sys_user_roles IS 'Who holds which role.';
CREATE INDEX sys_user_roles__role_code ON hq.sys_user_roles (role_code);

CREATE TABLE hq.sys_sessions (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  amr text[] NOT NULL DEFAULT '{}',
  ip text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  ended_by text,
  CONSTRAINT sys_sessions__pkey PRIMARY KEY (id),
  CONSTRAINT sys_sessions__user FOREIGN KEY (user_id) REFERENCES hq.sys_users (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.sys_sessions IS 'Portal sessions; the id is the sid claim of the session''s tokens.';
COMMENT ON COLUMN hq.sys_sessions.amr IS 'Authentication methods of the sign-in (RFC 8176), for example pwd, otp.';
CREATE INDEX sys_sessions__user_id ON hq.sys_sessions (user_id, created_at DESC);

CREATE TABLE hq.sys_api_keys (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash text NOT NULL,
  role_code text NOT NULL,
  scopes text[],
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CONSTRAINT sys_api_keys__pkey PRIMARY KEY (id),
  CONSTRAINT sys_api_keys__prefix UNIQUE (prefix),
  CONSTRAINT sys_api_keys__role FOREIGN KEY (role_code) REFERENCES hq.sys_roles (code) ON DELETE RESTRICT
);
COMMENT ON TABLE hq.sys_api_keys IS 'API keys of automation; only a hash of the secret is kept.';
COMMENT ON COLUMN hq.sys_api_keys.scopes IS 'Permissions that the key may use out of its role''s; null means all of them.';
COMMENT ON COLUMN hq.sys_api_keys.secret_hash IS 'SHA-256 of the whole key text, hex; the secret has 256 bits of entropy.';
