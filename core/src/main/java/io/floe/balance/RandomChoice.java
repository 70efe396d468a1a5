package io.floe.balance;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Picks at random. Stateless. */
final class RandomChoice implements Balancer {
    @Override
    public Reach reach() {
        return Reach.EVERY;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        Member[] choices = members.toArray(new Member[0]);
        return pick -> {
            int start = ThreadLocalRandom.current().nextInt(choices.length);
            for (int i = 0; i < choices.length; i++) {
                Member member = choices[(start + i) % choices.length];
                if (pick.takes(member)) {
                    return member;
                }
            }
            return null;
        };
    }
}
