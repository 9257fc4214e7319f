-- Addresses are stored in one form (composed letters, nothing invisible, the domain in ASCII). Those stored before get it here, so that
-- their people still find their accounts. Where two addresses become the same, the account that has the form already stays with it.
ALTER TABLE accounts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  given record;
  label text;
  host text;
  formed text;
  codes int[];
  code int;
  n int; delta int; bias int; handled int; basic int; lowest int; q int; k int; t int; damped int;
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
BEGIN
  FOR given IN SELECT email FROM accounts WHERE email ~ '[^ -~]' UNION SELECT email FROM invitations WHERE email ~ '[^ -~]' LOOP
    formed := lower(normalize(regexp_replace(given.email, '[\u0080-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff]', '', 'g'), NFC));
    host := '';
    FOREACH label IN ARRAY string_to_array(substring(formed from '[^@]*$'), '.') LOOP
      IF label ~ '[^ -~]' THEN
        -- Punycode, RFC 3492.
        codes := ARRAY(SELECT ascii(c) FROM regexp_split_to_table(label, '') c);
        label := regexp_replace(label, '[^ -~]', '', 'g');
        basic := length(label);
        handled := basic;
        IF basic > 0 THEN label := label || '-'; END IF;
        n := 128; delta := 0; bias := 72;
        WHILE handled < array_length(codes, 1) LOOP
          lowest := (SELECT min(c) FROM unnest(codes) c WHERE c >= n);
          delta := delta + (lowest - n) * (handled + 1);
          n := lowest;
          FOREACH code IN ARRAY codes LOOP
            IF code < n THEN delta := delta + 1; END IF;
            CONTINUE WHEN code <> n;
            q := delta;
            k := 36;
            LOOP
              t := least(26, greatest(1, k - bias));
              EXIT WHEN q < t;
              label := label || substr(digits, t + (q - t) % (36 - t) + 1, 1);
              q := (q - t) / (36 - t);
              k := k + 36;
            END LOOP;
            label := label || substr(digits, q + 1, 1);
            damped := delta / CASE WHEN handled = basic THEN 700 ELSE 2 END;
            damped := damped + damped / (handled + 1);
            k := 0;
            WHILE damped > 455 LOOP
              damped := damped / 35;
              k := k + 36;
            END LOOP;
            bias := k + 36 * damped / (damped + 38);
            delta := 0;
            handled := handled + 1;
          END LOOP;
          delta := delta + 1;
          n := n + 1;
        END LOOP;
        label := 'xn--' || label;
      END IF;
      host := host || '.' || label;
    END LOOP;
    formed := substring(formed from '^.*@') || substr(host, 2);
    CONTINUE WHEN formed = given.email OR length(formed) > 254;
    UPDATE invitations SET email = formed WHERE email = given.email;
    UPDATE accounts SET email = formed WHERE email = given.email AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.email = formed);
  END LOOP;
END
$$;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
