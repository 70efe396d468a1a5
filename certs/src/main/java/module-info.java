/** Makes certificate authorities, certificates and keystores, and says in words what is wrong with existing ones. */
@org.jspecify.annotations.NullMarked
module io.floe.certs {
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires static transitive org.jspecify;

    exports io.floe.certs;
    exports io.floe.certs.dev;
    exports io.floe.certs.inspect;
    exports io.floe.certs.store;
}
