import { Button, Group } from '@mantine/core';

/** Any number of a few things to choose from: each is in or out. */
export const Toggles = <Value extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly Readonly<{ value: Value; label: string }>[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) => (
  <Group gap={6} role="group" aria-label={label}>
    {options.map(({ value, label: name }) => {
      const isIn = chosen.includes(value);
      return (
        <Button
          key={value}
          size="xs"
          h={40}
          variant={isIn ? 'filled' : 'default'}
          aria-pressed={isIn}
          onClick={() => onChange(isIn ? chosen.filter((one) => one !== value) : [...chosen, value])}
        >
          {name}
        </Button>
      );
    })}
  </Group>
);
