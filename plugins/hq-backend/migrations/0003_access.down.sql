DROP TABLE hq.sys_api_keys, hq.sys_sessions, hq.sys_user_roles, hq.sys_users, hq.sys_roles;
