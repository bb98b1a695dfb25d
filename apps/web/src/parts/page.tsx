import { Loader, Stack, Title, type TitleProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../i18n';

/** One screen: names the browser's tab after itself and keeps a readable width. */
export const Page = ({
  name,
  size,
  children,
}: {
  name?: string;
  size?: 'narrow' | 'wide' | 'handover' | undefined;
  children: ReactNode;
}) => {
  useEffect(() => {
    document.title = name ? `${name} · Rayon` : 'Rayon';
  }, [name]);
  return (
    <div className="page" data-size={size}>
      {children}
    </div>
  );
};

/** The heading of a step that follows another without a new page: takes the focus, so that it is read out. */
export const StepTitle = (props: TitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return <Title order={1} tabIndex={-1} ref={heading} {...props} />;
};

/** Something is on its way. */
export const Waiting = () => {
  const { t } = useTranslation();
  return (
    <Stack align="center" justify="center" mih={240} role="status">
      <Loader aria-hidden />
      <span>{t('shell.loading')}</span>
    </Stack>
  );
};
