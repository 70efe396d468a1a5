package io.floe.internal.client;

/** Where groups are looked up. Called on the control thread. */
interface GroupRegister {
    /** A group is called that is new or had left. */
    void admit(TargetGroup group);

    /** Nothing is worth being remembered of a group. */
    void leave(GroupKey key, TargetGroup group);
}
