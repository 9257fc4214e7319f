import './Initials.css';

const colors = ['accent', 'himmel', 'multe', 'neutral'];

/** The initials of a name in a circle. Decoration, since the name is beside it. The same name always has the same tone. */
export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span className="initials" data-color={colors[sum % colors.length]} aria-hidden="true">
      {(first + last).toLocaleUpperCase('nb')}
    </span>
  );
}
