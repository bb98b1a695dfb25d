import { Container } from '@mantine/core';
import { useSession } from '../../gateway/session';
import { MemberCard } from './member-card';
import { Welcome } from './welcome';

/** The shopper's face: the card once signed in, the way to one before. */
export default function CardFace() {
  const [session, setSession] = useSession('card');
  return (
    <Container size="sm" py="md">
      {session ? (
        <MemberCard accessToken={session.accessToken} onSignOut={() => setSession(undefined)} />
      ) : (
        <Welcome onSignedIn={setSession} />
      )}
    </Container>
  );
}
