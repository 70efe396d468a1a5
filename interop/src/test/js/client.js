// Calls the proxy that the page's address names, step by step, and posts a line for each: its name, and what came of it.
"use strict";

class CallbackI extends FloeInterop.Callback {
    ask(n) {
        return n * 10;
    }
}

async function failure(call) {
    try {
        await call();
        return "no exception";
    } catch (thrown) {
        return thrown.ice_id() + " " + (thrown.reason ?? thrown.operation ?? "") + " " + (thrown.amount ?? "");
    }
}

async function echo(target, size) {
    const data = new Uint8Array(size).map((_, i) => i % 251);
    const back = await target.echo(data);
    return back.length === size && back.every((byte, i) => byte === data[i]) ? size : "changed";
}

async function burst(target, count) {
    const answers = await Promise.all(Array.from({length: count}, (_, i) => target.next(i)));
    return answers.filter((answer, i) => answer === i + 1).length;
}

async function notes(target, oneway, flush) {
    const before = await target.notes();
    for (let i = 0; i < 100; i++) {
        await oneway.note(i);
    }
    await flush(oneway);
    let after = before;
    while (after < before + 100) {
        after = await target.notes();
    }
    return after - before;
}

async function attach(communicator, target) {
    const adapter = await communicator.createObjectAdapter("");
    adapter.add(new CallbackI(), Ice.stringToIdentity("callback"));
    adapter.activate();
    (await target.ice_getConnection()).setAdapter(adapter);
    await target.register("callback");
    return "attached";
}

async function closeAndCallAgain(target) {
    await (await target.ice_getConnection()).close(Ice.ConnectionClose.GracefullyWithWait);
    return target.next(1);
}

function steps(communicator, target) {
    return {
        ping: () => target.ice_ping(),
        types: async () => (await target.ice_ids()).join(" ") + " " + (await target.ice_isA("::Some::Other")),
        cast: async () => (await FloeInterop.TargetPrx.checkedCast(target)) !== null,
        next: () => target.next(41),
        context: () => target.context("who", new Map([["who", "Zo\u00eb \u20ac"]])),
        echo: () => echo(target, 700000),
        burst: () => burst(target, 1000),
        oneway: () => notes(target, FloeInterop.TargetPrx.uncheckedCast(target.ice_oneway()), () => {}),
        batch: () => notes(
            target, FloeInterop.TargetPrx.uncheckedCast(target.ice_batchOneway()), batch => batch.ice_flushBatchRequests()),
        exception: () => failure(() => target.fail("overdrawn")),
        sliced: () => failure(() => target.failSliced("overdrawn")),
        missing: () => failure(() => target.ice_facet("none").ice_ping()),
        attach: () => attach(communicator, target),
        nested: () => target.nested("callback", 7),
        close: () => closeAndCallAgain(target),
    };
}

function report(name, text) {
    return fetch("/report", {method: "POST", body: name + "\t" + text});
}

window.onload = async () => {
    const communicator = Ice.initialize();
    try {
        const proxy = communicator.stringToProxy(new URLSearchParams(location.search).get("proxy"));
        const target = FloeInterop.TargetPrx.uncheckedCast(proxy);
        for (const [name, step] of Object.entries(steps(communicator, target))) {
            await report(name, await step());
        }
        await communicator.destroy();
        await report("destroy", navigator.userAgent);
    } catch (thrown) {
        await report("error", thrown);
    }
    await report("end", "");
};
