import { Fieldset, Radio } from '@digdir/designsystemet-react';

type Props = {
  name: string;
  legend: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
};

/** Radio buttons for a few options. */
export function RadioChoice({ name, legend, choices, value, onChange }: Props) {
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          name={name}
          value={choice.value}
          label={choice.label}
          checked={choice.value === value}
          onChange={() => onChange(choice.value)}
        />
      ))}
    </Fieldset>
  );
}
