-- Ends all invitations of a person whose account is disabled or deleted.
CREATE OR REPLACE FUNCTION app.end_invitations_of_account()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_inviter text := current_setting('app.inviter', true);
BEGIN
  PERFORM set_config('app.inviter', OLD.person_id::text, true);
  UPDATE public.invitations SET revoked_at = now() WHERE made_by = OLD.person_id AND used_at IS NULL AND revoked_at IS NULL;
  PERFORM set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NULL;
END
$$;
