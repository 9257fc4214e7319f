-- A text for searching: small letters, and the commonest Nynorsk forms as Bokmål has them, so that either finds the other.
CREATE OR REPLACE FUNCTION open.fold(written text)
RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = ''
AS $$
DECLARE
  pairs CONSTANT text[] := ARRAY[['leiing', 'ledelse'], ['leiar', 'leder'], ['leiande', 'ledende'], ['verksemd', 'virksomhet'],
    ['rettlei', 'veiled'], ['korleis', 'hvordan'], ['ikkje', 'ikke'], ['frå', 'fra'], ['saman', 'sammen'], ['eining', 'enhet'],
    ['heit', 'het'], ['offentleg', 'offentlig'], ['tenest', 'tjenest'], ['tryggleik', 'sikkerhet'], ['sjølv', 'selv'],
    ['arbeidsgivar', 'arbeidsgiver'], ['brukar', 'bruker'], ['vegleiing', 'veiledning'], ['medarbeidar', 'medarbeider'],
    ['sakshandsam', 'saksbehandl'], ['handsam', 'behandl'], ['kvinneleg', 'kvinnelig'], ['møteplassar', 'møteplasser'],
    ['direktørar', 'direktører'], ['sjefar', 'sjefer'], ['anskaffing', 'anskaffelse'], ['styresmakt', 'myndighet'], ['eigar', 'eier'],
    ['leg ', 'lig '], ['legare', 'ligere'], ['skule', 'skole'], ['høgskole', 'høyskole'], ['høg', 'høy'], ['berekraft', 'bærekraft'],
    ['heim', 'hjem']];
  pair text[];
  folded text := ' ' || regexp_replace(lower(left(fold.written, 4000)), '[^[:alnum:]]+', ' ', 'g') || ' ';
BEGIN
  FOREACH pair SLICE 1 IN ARRAY pairs LOOP
    folded := replace(folded, pair[1], pair[2]);
  END LOOP;
  RETURN folded;
END
$$;
