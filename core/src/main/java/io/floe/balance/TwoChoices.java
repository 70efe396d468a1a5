package io.floe.balance;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at two members at random and takes the one that is less loaded. Clients that do not know of each other thus avoid
 * a busy member without all running to the idlest. Stateless.
 */
final class TwoChoices implements Balancer {
    /** What a member costs that has not answered yet but has calls waiting: more than any that answers. */
    private static final double UNHEARD = 1e15;

    private final BiPredicate<Member, Member> lighter;
    private final IntUnaryOperator random;

    /**
     * A balancer by a comparison.
     *
     * @param lighter whether the first member is less loaded than the second
     * @param random a number from 0 to below its argument
     */
    TwoChoices(BiPredicate<Member, Member> lighter, IntUnaryOperator random) {
        this.lighter = lighter;
        this.random = random;
    }

    TwoChoices(BiPredicate<Member, Member> lighter) {
        this(lighter, bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** Fewer calls wait; if as many do, it answers sooner. */
    static boolean waitsLess(Member one, Member other) {
        int more = one.outstanding() - other.outstanding();
        return more < 0 || (more == 0 && one.peakNanos() < other.peakNanos());
    }

    /** A call would be answered sooner, if those that wait are answered one after another. */
    static boolean answersSooner(Member one, Member other) {
        return cost(one) < cost(other);
    }

    private static double cost(Member member) {
        int waiting = member.outstanding();
        double peak = member.peakNanos();
        return peak == 0 && waiting > 0 ? UNHEARD + waiting : peak * (waiting + 1);
    }

    @Override
    public Reach reach() {
        return Reach.EVERY;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        Member[] choices = members.toArray(new Member[0]);
        return pick -> pick(choices, pick);
    }

    private @Nullable Member pick(Member[] choices, Pick pick) {
        int first = random.applyAsInt(choices.length);
        if (choices.length > 1) {
            int second = (first + 1 + random.applyAsInt(choices.length - 1)) % choices.length;
            Member one = choices[first];
            Member other = choices[second];
            if (pick.takes(one) && pick.takes(other)) {
                return lighter.test(other, one) ? other : one;
            }
        }
        for (int i = 0; i < choices.length; i++) {
            Member member = choices[(first + i) % choices.length];
            if (pick.takes(member)) {
                return member;
            }
        }
        return null;
    }
}
