/** What a reader's beep says. */
export type Beep = 'taken' | 'refused';

type Tone = { hertz: number; after: number; seconds: number };

/** One short high tone for yes, two low ones for no: told apart without looking and without fine hearing. */
const tones: Readonly<Record<Beep, readonly Tone[]>> = {
  taken: [{ hertz: 2093, after: 0, seconds: 0.09 }],
  refused: [
    { hertz: 392, after: 0, seconds: 0.14 },
    { hertz: 294, after: 0.19, seconds: 0.24 },
  ],
};
const buzzMilliseconds: Readonly<Record<Beep, number[]>> = { taken: [40], refused: [90, 60, 90] };
const loudness = 0.12;
const fadeSeconds = 0.012;

const shelf = 'rayon.sound';
let audio: AudioContext | undefined;

/** Whether scans beep on this device; they do unless somebody switched it off. */
export const soundIsOn = () => localStorage.getItem(shelf) !== 'off';

/** Switches the beep on or off and remembers it. */
export const switchSound = (on: boolean) => localStorage.setItem(shelf, on ? 'on' : 'off');

/** Beeps, and shakes a device that can, unless the sound is off. */
export const beep = (what: Beep) => {
  if (!soundIsOn()) return;
  navigator.vibrate?.(buzzMilliseconds[what]);
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  void audio.resume();
  for (const { hertz, after, seconds } of tones[what]) {
    const from = currentTime + after;
    const gain = audio.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + fadeSeconds);
    gain.gain.setValueAtTime(loudness, from + seconds - fadeSeconds);
    gain.gain.linearRampToValueAtTime(0, from + seconds);
    const tone = audio.createOscillator();
    tone.type = 'square';
    tone.frequency.value = hertz;
    tone.connect(gain).connect(destination);
    tone.start(from);
    tone.stop(from + seconds);
  }
};
