DROP TABLE energy_patterns;
DROP TABLE harmonic_codes;
