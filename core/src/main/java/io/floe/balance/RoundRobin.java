package io.floe.balance;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Strict round robin. Owned by its group; the cursor is shared by all pickers, and each update turns its ring so that the
 * rotation goes on where it was: whoever comes and goes, those that stay take their turns one after another.
 */
final class RoundRobin implements Balancer {
    private final AtomicLong cursor = new AtomicLong();
    private Ring ring = new Ring(cursor, new Member[0], 0);

    @Override
    public Reach reach() {
        return Reach.EVERY;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        Member[] order = members.toArray(new Member[0]);
        long now = cursor.get();
        ring = new Ring(cursor, order, ring.continueIn(order, now) - now);
        return ring;
    }

    /** Members in their order; the one at {@code cursor + turn} is next. Immutable, but for the cursor. */
    private static final class Ring implements Picker {
        private final AtomicLong cursor;
        private final Member[] members;
        private final long turn;

        Ring(AtomicLong cursor, Member[] members, long turn) {
            this.cursor = cursor;
            this.members = members;
            this.turn = turn;
        }

        @Override
        public @Nullable Member pick(Pick pick) {
            while (true) {
                long now = cursor.get();
                int passed = 0;
                while (passed < members.length && !pick.takes(at(now + passed))) {
                    passed++;
                }
                if (passed == members.length) {
                    return null;
                }
                if (cursor.compareAndSet(now, now + passed + 1)) {
                    return at(now + passed);
                }
            }
        }

        private Member at(long position) {
            return members[Math.floorMod(position + turn, members.length)];
        }

        /** Where another order goes on: after the last pick, or at the next of these members that is left. */
        private int continueIn(Member[] order, long now) {
            List<Member> next = Arrays.asList(order);
            if (members.length > 0 && next.contains(at(now - 1))) {
                return next.indexOf(at(now - 1)) + 1;
            }
            for (int i = 0; i < members.length; i++) {
                int place = next.indexOf(at(now + i));
                if (place >= 0) {
                    return place;
                }
            }
            return 0;
        }
    }
}
