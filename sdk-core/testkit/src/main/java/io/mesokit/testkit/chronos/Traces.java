package io.mesokit.testkit.chronos;

import java.util.List;

/** Stack traces as 3.x puts them into its messages: the exception, the resource, and the layers below it. */
final class Traces {
    private static final String API = "org.apache.mesos.chronos.scheduler.api.";
    private static final List<String> BELOW = List.of(
            "java.base/java.lang.reflect.Method.invoke(Method.java:569)",
            "com.sun.jersey.spi.container.JavaMethodInvokerFactory$1.invoke(JavaMethodInvokerFactory.java:60)",
            "com.sun.jersey.server.impl.uri.rules.HttpMethodRule.accept(HttpMethodRule.java:302)",
            "com.sun.jersey.server.impl.uri.rules.ResourceClassRule.accept(ResourceClassRule.java:108)",
            "com.sun.jersey.server.impl.uri.rules.RootResourceClassesRule.accept(RootResourceClassesRule.java:84)",
            "com.sun.jersey.server.impl.application.WebApplicationImpl.handleRequest(WebApplicationImpl.java:1409)",
            "com.sun.jersey.spi.container.servlet.ServletContainer.service(ServletContainer.java:715)",
            "javax.servlet.http.HttpServlet.service(HttpServlet.java:790)",
            "com.google.inject.servlet.FilterChainInvocation.doFilter(FilterChainInvocation.java:82)",
            "org.eclipse.jetty.servlet.ServletHandler.doHandle(ServletHandler.java:581)",
            "org.eclipse.jetty.server.handler.gzip.GzipHandler.handle(GzipHandler.java:437)",
            "org.eclipse.jetty.server.Server.handle(Server.java:517)",
            "org.eclipse.jetty.server.HttpChannel.handle(HttpChannel.java:308)",
            "org.eclipse.jetty.util.thread.QueuedThreadPool.runJob(QueuedThreadPool.java:654)",
            "java.base/java.lang.Thread.run(Thread.java:840)");

    private Traces() {}

    static String of(Rejection why) {
        StringBuilder trace = new StringBuilder(why.shown()).append('\n');
        if (why.kind() == Rejection.Kind.PRECONDITION) {
            frame(trace, "scala.Predef$.require(Predef.scala:224)");
        }
        String resource = why.method().substring(0, why.method().indexOf('.'));
        frame(trace, API + why.method() + "(" + resource + ".scala:51)");
        frame(trace, "java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)");
        BELOW.forEach(method -> frame(trace, method));
        return trace.toString();
    }

    private static void frame(StringBuilder trace, String method) {
        trace.append("\tat ").append(method).append('\n');
    }
}
