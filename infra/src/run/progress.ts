/** How often a terminal that keeps every line is told something, and a patient reader that it goes on. */
const quietMillisecondsMax = 4_000;

type Output = Readonly<{ isTTY?: boolean; write: (text: string) => unknown }>;

/**
 * One line of what is happening, with the seconds it takes when it takes long. On a terminal a line replaces the last one;
 * elsewhere there is one every few seconds.
 */
export const progressOn = (output: Output) => {
  let what = '';
  let since = 0;
  let written: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const write = (text: string) => {
    written = performance.now();
    output.write(output.isTTY ? `\r\x1b[K  ${text}` : `  ${text}\n`);
  };
  const goesOn = () => {
    const seconds = Math.round((performance.now() - since) / 1000);
    write(seconds < 1 ? what : `${what} (${seconds} s)`);
  };
  return {
    say: (text: string) => {
      what = text;
      since = performance.now();
      timer ??= setInterval(
        () => performance.now() - (written ?? 0) >= quietMillisecondsMax - 100 && goesOn(),
        quietMillisecondsMax,
      ).unref();
      if (output.isTTY || written === undefined || since - written >= quietMillisecondsMax) write(text);
    },
    done: () => {
      clearInterval(timer);
      timer = undefined;
      if (output.isTTY && written !== undefined) output.write('\r\x1b[K');
    },
  };
};
