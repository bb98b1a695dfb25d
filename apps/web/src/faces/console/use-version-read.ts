import { useState } from 'react';

/**
 * The version that somebody has before them since they were asked a question about a campaign: the page is kept up to date, and
 * what is put in its place while they read is not what they say yes to before they say that they read it.
 */
export const useVersionRead = (question: string | undefined, version: number | undefined) => {
  const [read, setRead] = useState<Readonly<{ question: string | undefined; version: number }>>();
  const isNew = version !== undefined && read?.question !== question;
  if (isNew) setRead({ question, version });
  return {
    isChanged: !isNew && read !== undefined && version !== undefined && read.version !== version,
    readAgain: () => version !== undefined && setRead({ question, version }),
  };
};
