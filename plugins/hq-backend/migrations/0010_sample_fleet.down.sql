DROP TABLE hq.sample_fleet_users, hq.sample_fleet_tenants, hq.sample_fleet;
